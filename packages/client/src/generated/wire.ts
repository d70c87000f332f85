/** Made from the OpenAPI document of the API; see README.md. Not to be edited. */

export interface paths {
    readonly "/action-center/api/data": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Your orders that wait or have been decided, newest first */
        readonly get: operations["getActionCenterApiData"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/action-center/approve-all": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Approve and place all that wait, oldest first */
        readonly post: operations["postActionCenterApproveAll"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/action-center/approve/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Approve an order and place it
         * @description It is placed exactly once, whatever crashes.
         */
        readonly post: operations["postActionCenterApproveId"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/action-center/count": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** How many wait */
        readonly get: operations["getActionCenterCount"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/action-center/delete/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post?: never;
        /** Remove an order that is decided */
        readonly delete: operations["deleteActionCenterDeleteId"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/action-center/reject/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Reject an order */
        readonly post: operations["postActionCenterRejectId"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/admin/calendar": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** The holidays and special sessions of a year */
        readonly get: operations["getAdminCalendar"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/admin/calendar/holidays": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        /**
         * Add a holiday or a special session, or change it
         * @description What there is of the day and kind becomes as given. Hours are those of India.
         */
        readonly put: operations["putAdminCalendarHolidays"];
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/admin/calendar/holidays/{date}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post?: never;
        /** Take a day’s holidays and special sessions out of the calendar */
        readonly delete: operations["deleteAdminCalendarHolidaysDate"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/admin/calendar/hours/{exchange}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        /** Change the usual hours of an exchange */
        readonly put: operations["putAdminCalendarHoursExchange"];
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/admin/instruments/download": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Make the file behind a URL the instrument master
         * @description Answers at once; the status tells how far it is, and what became of it.
         */
        readonly post: operations["postAdminInstrumentsDownload"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/admin/instruments/status": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** How the newest import of an instrument file stands */
        readonly get: operations["getAdminInstrumentsStatus"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/admin/instruments/upload": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Make a file the instrument master
         * @description The body is the file itself. Answers when it was read; the status tells when it is the master.
         */
        readonly post: operations["postAdminInstrumentsUpload"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/admin/mail": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** How mail is sent */
        readonly get: operations["getAdminMail"];
        readonly put?: never;
        /**
         * Change how mail is sent
         * @description What is not given stays as it is.
         */
        readonly post: operations["postAdminMail"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/admin/mail/test": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Send a mail, to see whether it works */
        readonly post: operations["postAdminMailTest"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/admin/users": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** All users */
        readonly get: operations["getAdminUsers"];
        readonly put?: never;
        /** Make an account for somebody */
        readonly post: operations["postAdminUsers"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/admin/users/{username}/reset-password": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Issue a token with which somebody chooses a new password; hand it over yourself */
        readonly post: operations["postAdminUsersUsernameResetPassword"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/admin/users/{username}/role": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Make somebody an administrator, or no longer one */
        readonly post: operations["postAdminUsersUsernameRole"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/admin/users/{username}/sessions": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post?: never;
        /** End all sessions of somebody */
        readonly delete: operations["deleteAdminUsersUsernameSessions"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/admin/users/{username}/totp": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post?: never;
        /** Turn off the second factor of somebody who has lost it */
        readonly delete: operations["deleteAdminUsersUsernameTotp"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/analyzer/api/data": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Your calls to the paper account */
        readonly get: operations["getAnalyzerApiData"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/analyzer/export": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Your calls to the paper account, as CSV */
        readonly get: operations["getAnalyzerExport"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/analyzer/stats": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Your calls to the paper account in the last 24 hours */
        readonly get: operations["getAnalyzerStats"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/analyzer": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Whether orders are paper or real */
        readonly post: operations["analyzer"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/analyzer/toggle": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Choose paper trading
         * @description Live trading is refused with LIVE_MODE_UNAVAILABLE: no broker is connected.
         */
        readonly post: operations["analyzerToggle"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/basketorder": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Place several orders, BUY legs first
         * @description Results are in the order of placing.
         */
        readonly post: operations["basketorder"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/cancelallorder": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Cancel all resting orders of a strategy
         * @description Open and trigger pending ones. Without a strategy: those of all.
         */
        readonly post: operations["cancelallorder"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/cancelorder": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Cancel a resting order */
        readonly post: operations["cancelorder"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/closeposition": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Close the positions of a strategy at market
         * @description Closes what the strategy bought or sold of each position, never more than the position. Without a
         *     strategy: every position, whole. Resting orders stay; cancel them with cancelallorder.
         */
        readonly post: operations["closeposition"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/depth": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * The top of an instrument’s order book
         * @description The best bid and ask. The feed knows no deeper levels and no quantities: they are 0.
         */
        readonly post: operations["depth"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/expiry": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * When the futures or options of an underlying expire
         * @description Ascending, without what has expired.
         */
        readonly post: operations["expiry"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/funds": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Money */
        readonly post: operations["funds"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/holdings": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Delivered shares at the newest prices */
        readonly post: operations["holdings"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/instruments": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * The whole master, or an exchange of it, as JSON or CSV
         * @description One master or another, never parts of two: a download that a new master overtakes is cut off.
         */
        readonly get: operations["instrumentsGet"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/margin": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * The margin that orders would block
         * @description What these orders would block together on an account that holds nothing, by the rules of the paper
         *     account. They know one margin, so its parts by the exchange's models (SPAN, exposure) are 0.
         */
        readonly post: operations["margin"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/market/holidays": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** The holidays and special sessions of a year */
        readonly post: operations["marketHolidays"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/market/timings": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * When each exchange trades on a day
         * @description Exchanges that are closed on the day are left out.
         */
        readonly post: operations["marketTimings"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/modifyorder": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Change quantity, price or trigger of a resting order
         * @description A price of 0 leaves the price as it is.
         */
        readonly post: operations["modifyorder"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/multiquotes": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * The newest quotes of several instruments
         * @description In the order of the request; an instrument without a quote has an error instead.
         */
        readonly post: operations["multiquotes"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/openposition": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** The quantity of one position, 0 where there is none */
        readonly post: operations["openposition"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/orderbook": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Orders of the day, newest first */
        readonly post: operations["orderbook"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/orderstatus": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** One order */
        readonly post: operations["orderstatus"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/ping": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Whether the API answers and the key is valid */
        readonly post: operations["ping"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/placeorder": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Place an order */
        readonly post: operations["placeorder"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/placesmartorder": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Move a position to a size
         * @description Places the order that leads from your position, with the resting orders of this strategy counted, to
         *     `position_size`. With a position size of 0 and no position, `action` and `quantity` are the order.
         */
        readonly post: operations["placesmartorder"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/pnl/symbols": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** The day’s P&L by position */
        readonly post: operations["pnlSymbols"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/positionbook": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Positions at the newest prices */
        readonly post: operations["positionbook"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/quotes": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** The newest quote of an instrument */
        readonly post: operations["quotes"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/search": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Instruments by symbol, name, token or strike, the likeliest first
         * @description Every word must be found. At most 500 are returned.
         */
        readonly post: operations["search"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/splitorder": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Place an order in parts */
        readonly post: operations["splitorder"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/symbol": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** An instrument of the master */
        readonly post: operations["symbol"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/telegram/broadcast": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Send a text to all linked chats that want broadcasts */
        readonly post: operations["telegramBroadcast"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/telegram/config": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** How the bot is set up, and whether it works */
        readonly get: operations["telegramConfigGet"];
        readonly put?: never;
        /** Set the bot up; what is left out stays. The worker follows within seconds */
        readonly post: operations["telegramConfig"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/telegram/notify": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Send a text to the chats of your account; administrators: of any account */
        readonly post: operations["telegramNotify"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/telegram/preferences": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** What one of your chats is told */
        readonly get: operations["telegramPreferencesGet"];
        readonly put?: never;
        /** What your chats are told; what is left out stays */
        readonly post: operations["telegramPreferences"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/telegram/start": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Have the worker run the bot */
        readonly post: operations["telegramStart"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/telegram/stats": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** How the bot was used in the last days */
        readonly get: operations["telegramStatsGet"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/telegram/stop": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Have the worker stop the bot */
        readonly post: operations["telegramStop"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/telegram/users": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** The linked chats */
        readonly get: operations["telegramUsersGet"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/ticks": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Push ticks (admins, with QUOTE_SOURCE=push) */
        readonly post: operations["ticks"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/tradebook": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Trades of the day, newest first */
        readonly post: operations["tradebook"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/apikey": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Whether you have an API key, and how its orders are treated */
        readonly get: operations["getApikey"];
        readonly put?: never;
        /** Make your API key, instead of any before */
        readonly post: operations["postApikey"];
        /** Withdraw your API key */
        readonly delete: operations["deleteApikey"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/apikey/mode": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Whether orders of your key are placed at once or wait for your approval */
        readonly post: operations["postApikeyMode"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/audit/api/events": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Who did what (administrators) */
        readonly get: operations["getAuditApiEvents"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/audit/export": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Who did what (administrators), as CSV */
        readonly get: operations["getAuditExport"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/auth/change-password": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Change your password, which ends your other sessions */
        readonly post: operations["postAuthChangePassword"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/auth/forgot-password": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Have a code mailed with which you choose a new password
         * @description The answer is the same whether or not somebody has the address.
         */
        readonly post: operations["postAuthForgotPassword"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/auth/login": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Log in, which sets the cookie of the session */
        readonly post: operations["postAuthLogin"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/auth/logout": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** End this session */
        readonly post: operations["postAuthLogout"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/auth/register": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Make an account: the first one, or where REGISTRATION=open */
        readonly post: operations["postAuthRegister"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/auth/reset-password": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Choose a new password with the token that was mailed, or that an administrator issued */
        readonly post: operations["postAuthResetPassword"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/auth/session": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Who is logged in */
        readonly get: operations["getAuthSession"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/auth/sessions": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Where you are logged in */
        readonly get: operations["getAuthSessions"];
        readonly put?: never;
        readonly post?: never;
        /** End all of your sessions but this one */
        readonly delete: operations["deleteAuthSessions"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/auth/sessions/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post?: never;
        /** End one of your sessions */
        readonly delete: operations["deleteAuthSessionsId"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/auth/totp/confirm": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Turn the second factor on, with its first code */
        readonly post: operations["postAuthTotpConfirm"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/auth/totp/disable": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Turn the second factor off */
        readonly post: operations["postAuthTotpDisable"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/auth/totp/recovery-codes": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Make your recovery codes anew; those before are void */
        readonly post: operations["postAuthTotpRecoveryCodes"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/auth/totp/setup": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Begin to set up an authenticator */
        readonly post: operations["postAuthTotpSetup"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/chartink/api/strategies": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Your strategies of ChartInk scans */
        readonly get: operations["getChartinkApiStrategies"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/chartink/api/strategy": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Make a strategy */
        readonly post: operations["postChartinkApiStrategy"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/chartink/api/strategy/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** One strategy */
        readonly get: operations["getChartinkApiStrategyId"];
        /** Give a strategy these settings */
        readonly put: operations["putChartinkApiStrategyId"];
        readonly post?: never;
        /**
         * Remove a strategy
         * @description What it holds stays in the account.
         */
        readonly delete: operations["deleteChartinkApiStrategyId"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/chartink/api/strategy/{id}/signals": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** What became of a strategy’s signals, newest first */
        readonly get: operations["getChartinkApiStrategyIdSignals"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/chartink/api/strategy/{id}/toggle": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Switch a strategy on or off */
        readonly post: operations["postChartinkApiStrategyIdToggle"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/chartink/webhook/{webhookId}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Take an alert of a ChartInk scan */
        readonly post: operations["postChartinkWebhookWebhookId"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/health/live": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** The process runs */
        readonly get: operations["getHealthLive"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/health/ready": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** The databases answer and a worker is alive */
        readonly get: operations["getHealthReady"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/latency/api/logs": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** How long each order took */
        readonly get: operations["getLatencyApiLogs"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/latency/api/stats": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** How quick the orders of the last 30 days were */
        readonly get: operations["getLatencyApiStats"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/latency/export": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** How long each order took, as CSV */
        readonly get: operations["getLatencyExport"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/metrics": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Metrics for Prometheus */
        readonly get: operations["getMetrics"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/sandbox/api/configs": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** The settings of the paper accounts */
        readonly get: operations["getSandboxApiConfigs"];
        /**
         * Change settings of the paper accounts
         * @description All of them or none. Every account is brought to them before the answer.
         */
        readonly put: operations["putSandboxApiConfigs"];
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/sandbox/mypnl/api/data": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** What your paper account has come to, at the newest prices */
        readonly get: operations["getSandboxMypnlApiData"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/sandbox/mypnl/export/daily": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** The daily of your paper account, as CSV */
        readonly get: operations["getSandboxMypnlExportDaily"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/sandbox/mypnl/export/holdings": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** The holdings of your paper account, as CSV */
        readonly get: operations["getSandboxMypnlExportHoldings"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/sandbox/mypnl/export/positions": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** The positions of your paper account, as CSV */
        readonly get: operations["getSandboxMypnlExportPositions"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/sandbox/mypnl/export/trades": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** The trades of your paper account, as CSV */
        readonly get: operations["getSandboxMypnlExportTrades"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/sandbox/reset": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Let your paper account start again: orders, trades, positions and holdings go */
        readonly post: operations["postSandboxReset"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/sandbox/squareoff-status": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** When intraday positions are closed, by exchange */
        readonly get: operations["getSandboxSquareoffStatus"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/sandbox/update": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Change one setting of the paper accounts */
        readonly post: operations["postSandboxUpdate"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/security/active-sessions": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Who is logged in, and where */
        readonly get: operations["getSecurityActiveSessions"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/security/api/data": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Addresses that ask for what is not there or try keys, the worst first */
        readonly get: operations["getSecurityApiData"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/security/ban": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Refuse an address */
        readonly post: operations["postSecurityBan"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/security/bans": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** The addresses that are refused */
        readonly get: operations["getSecurityBans"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/security/clear-404": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Count what an address did anew; a ban stays */
        readonly post: operations["postSecurityClear404"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/security/login-activity": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Logins and attempts, newest first */
        readonly get: operations["getSecurityLoginActivity"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/security/settings": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** When addresses are banned by themselves */
        readonly get: operations["getSecuritySettings"];
        readonly put?: never;
        /**
         * Change when addresses are banned by themselves
         * @description What is not given stays as it is. It holds at once.
         */
        readonly post: operations["postSecuritySettings"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/security/stats": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** How many addresses are refused, and how many are suspicious */
        readonly get: operations["getSecurityStats"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/security/unban": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Refuse an address no longer */
        readonly post: operations["postSecurityUnban"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/strategy/api/strategies": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Your strategies of charts */
        readonly get: operations["getStrategyApiStrategies"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/strategy/api/strategy": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Make a strategy */
        readonly post: operations["postStrategyApiStrategy"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/strategy/api/strategy/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** One strategy */
        readonly get: operations["getStrategyApiStrategyId"];
        /** Give a strategy these settings */
        readonly put: operations["putStrategyApiStrategyId"];
        readonly post?: never;
        /**
         * Remove a strategy
         * @description What it holds stays in the account.
         */
        readonly delete: operations["deleteStrategyApiStrategyId"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/strategy/api/strategy/{id}/signals": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** What became of a strategy’s signals, newest first */
        readonly get: operations["getStrategyApiStrategyIdSignals"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/strategy/api/strategy/{id}/toggle": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Switch a strategy on or off */
        readonly post: operations["postStrategyApiStrategyIdToggle"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/strategy/webhook/{webhookId}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Take an alert of TradingView */
        readonly post: operations["postStrategyWebhookWebhookId"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/telegram/broadcast": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Send a text to all linked chats that want broadcasts */
        readonly post: operations["postTelegramBroadcast"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/telegram/commands": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** The commands of one of your chats, newest first */
        readonly get: operations["getTelegramCommands"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/telegram/config": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** How the bot is set up, and whether it works */
        readonly get: operations["getTelegramConfig"];
        readonly put?: never;
        /** Set the bot up; what is left out stays. The worker follows within seconds */
        readonly post: operations["postTelegramConfig"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/telegram/link": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** A code that links a Telegram chat to your account */
        readonly post: operations["postTelegramLink"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/telegram/links": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** The chats that are linked to your account, and what they are told */
        readonly get: operations["getTelegramLinks"];
        readonly put?: never;
        readonly post?: never;
        /** Unlink all chats of your account */
        readonly delete: operations["deleteTelegramLinks"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/telegram/preferences": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** What your chats are told; what is left out stays */
        readonly post: operations["postTelegramPreferences"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/traffic/api/logs": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Requests that were answered */
        readonly get: operations["getTrafficApiLogs"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/traffic/api/stats": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** The requests of the last 24 hours by endpoint (administrators) */
        readonly get: operations["getTrafficApiStats"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/traffic/export": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Requests that were answered, as CSV */
        readonly get: operations["getTrafficExport"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description Why an alert was not taken */
        readonly AlertError: {
            /** @description Stable; test for this, not for the message */
            readonly code: string;
            /** @description The message once more, where the reference has it */
            readonly error: string;
            /** @description Reasons by field */
            readonly errors?: {
                readonly [key: string]: readonly string[];
            };
            /** @description What is wrong and what to do */
            readonly message: string;
            /** @description Of an unexpected failure: quote it when you report it */
            readonly request_id?: string;
            /** @constant */
            readonly status: "error";
        };
        /** @description Why an alert was not taken */
        readonly AlertErrorInput: {
            /** @description Stable; test for this, not for the message */
            readonly code: string;
            /** @description The message once more, where the reference has it */
            readonly error: string;
            /** @description Reasons by field */
            readonly errors?: {
                readonly [key: string]: readonly string[];
            };
            /** @description What is wrong and what to do */
            readonly message: string;
            /** @description Of an unexpected failure: quote it when you report it */
            readonly request_id?: string;
            /** @constant */
            readonly status: "error";
        };
        /**
         * @description Why a request was not carried out
         * @example {
         *       "status": "error",
         *       "message": "{\"quantity\":[\"Is required.\"]}",
         *       "code": "VALIDATION",
         *       "errors": {
         *         "quantity": [
         *           "Is required."
         *         ]
         *       }
         *     }
         */
        readonly Error: {
            /** @description Stable; test for this, not for the message */
            readonly code: string;
            /** @description Reasons by field */
            readonly errors?: {
                readonly [key: string]: readonly string[];
            };
            /** @description What is wrong and what to do */
            readonly message: string;
            /** @description Of an unexpected failure: quote it when you report it */
            readonly request_id?: string;
            /** @constant */
            readonly status: "error";
        };
        /**
         * @description Why a request was not carried out
         * @example {
         *       "status": "error",
         *       "message": "{\"quantity\":[\"Is required.\"]}",
         *       "code": "VALIDATION",
         *       "errors": {
         *         "quantity": [
         *           "Is required."
         *         ]
         *       }
         *     }
         */
        readonly ErrorInput: {
            /** @description Stable; test for this, not for the message */
            readonly code: string;
            /** @description Reasons by field */
            readonly errors?: {
                readonly [key: string]: readonly string[];
            };
            /** @description What is wrong and what to do */
            readonly message: string;
            /** @description Of an unexpected failure: quote it when you report it */
            readonly request_id?: string;
            /** @constant */
            readonly status: "error";
        };
        /** @description An order that the account refused; it is kept, as `rejected` */
        readonly RejectedOrder: {
            /** @description Stable; test for this, not for the message */
            readonly code: string;
            /** @description Reasons by field */
            readonly errors?: {
                readonly [key: string]: readonly string[];
            };
            /** @description What is wrong and what to do */
            readonly message: string;
            /**
             * @description Every account is a paper account
             * @constant
             */
            readonly mode: "analyze";
            readonly orderid: string;
            /** @description Of an unexpected failure: quote it when you report it */
            readonly request_id?: string;
            /** @constant */
            readonly status: "error";
        };
        /** @description An order that the account refused; it is kept, as `rejected` */
        readonly RejectedOrderInput: {
            /** @description Stable; test for this, not for the message */
            readonly code: string;
            /** @description Reasons by field */
            readonly errors?: {
                readonly [key: string]: readonly string[];
            };
            /** @description What is wrong and what to do */
            readonly message: string;
            /**
             * @description Every account is a paper account
             * @constant
             */
            readonly mode: "analyze";
            readonly orderid: string;
            /** @description Of an unexpected failure: quote it when you report it */
            readonly request_id?: string;
            /** @constant */
            readonly status: "error";
        };
    };
    responses: {
        /** @description The owner of the strategy has no API key */
        readonly AlertError401TheOwnerOfTheStrategyHasNoAPIKey: {
            headers: {
                readonly "x-request-id": components["headers"]["RequestId"];
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": components["schemas"]["AlertError"];
            };
        };
        /** @description Not from this address */
        readonly AlertError403NotFromThisAddress: {
            headers: {
                readonly "x-request-id": components["headers"]["RequestId"];
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": components["schemas"]["AlertError"];
            };
        };
        /** @description No such webhook */
        readonly AlertError404NoSuchWebhook: {
            headers: {
                readonly "x-request-id": components["headers"]["RequestId"];
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": components["schemas"]["AlertError"];
            };
        };
        /** @description Too large */
        readonly AlertError413TooLarge: {
            headers: {
                readonly "x-request-id": components["headers"]["RequestId"];
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": components["schemas"]["AlertError"];
            };
        };
        /** @description Too many alerts; Retry-After tells when to try again */
        readonly AlertError429TooManyAlerts: {
            headers: {
                readonly "retry-after": components["headers"]["RetryAfter"];
                readonly "x-request-id": components["headers"]["RequestId"];
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": components["schemas"]["AlertError"];
            };
        };
        /** @description A defect of the server */
        readonly AlertError500ADefectOfTheServer: {
            headers: {
                readonly "x-request-id": components["headers"]["RequestId"];
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": components["schemas"]["AlertError"];
            };
        };
        /** @description Too many signals wait, or a database is away; try again */
        readonly AlertError503TooManySignalsWaitOrADatabaseIsAway: {
            headers: {
                readonly "retry-after": components["headers"]["RetryAfter"];
                readonly "x-request-id": components["headers"]["RequestId"];
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": components["schemas"]["AlertError"];
            };
        };
        /** @description Malformed or refused */
        readonly Error400MalformedOrRefused: {
            headers: {
                readonly "x-request-id": components["headers"]["RequestId"];
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": components["schemas"]["Error"];
            };
        };
        /** @description Not logged in, or the login failed */
        readonly Error401NotLoggedInOrTheLoginFailed: {
            headers: {
                readonly "x-request-id": components["headers"]["RequestId"];
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": components["schemas"]["Error"];
            };
        };
        /** @description Invalid API key, or not allowed */
        readonly Error403InvalidAPIKeyOrNotAllowed: {
            headers: {
                readonly "x-request-id": components["headers"]["RequestId"];
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": components["schemas"]["Error"];
            };
        };
        /** @description Not allowed, or without the CSRF token */
        readonly Error403NotAllowedOrWithoutTheCSRFToken: {
            headers: {
                readonly "x-request-id": components["headers"]["RequestId"];
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": components["schemas"]["Error"];
            };
        };
        /** @description Not from this address */
        readonly Error403NotFromThisAddress: {
            headers: {
                readonly "x-request-id": components["headers"]["RequestId"];
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": components["schemas"]["Error"];
            };
        };
        /** @description Not known */
        readonly Error404NotKnown: {
            headers: {
                readonly "x-request-id": components["headers"]["RequestId"];
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": components["schemas"]["Error"];
            };
        };
        /** @description Body over 1 MB */
        readonly Error413BodyOver1MB: {
            headers: {
                readonly "x-request-id": components["headers"]["RequestId"];
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": components["schemas"]["Error"];
            };
        };
        /** @description Body too large */
        readonly Error413BodyTooLarge: {
            headers: {
                readonly "x-request-id": components["headers"]["RequestId"];
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": components["schemas"]["Error"];
            };
        };
        /** @description Too often; Retry-After tells when to try again */
        readonly Error429TooOften: {
            headers: {
                readonly "retry-after": components["headers"]["RetryAfter"];
                readonly "x-request-id": components["headers"]["RequestId"];
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": components["schemas"]["Error"];
            };
        };
        /** @description A defect of the server */
        readonly Error500ADefectOfTheServer: {
            headers: {
                readonly "x-request-id": components["headers"]["RequestId"];
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": components["schemas"]["Error"];
            };
        };
        /** @description A database is away, or too much to do; try again */
        readonly Error503ADatabaseIsAwayOrTooMuchToDo: {
            headers: {
                readonly "retry-after": components["headers"]["RetryAfter"];
                readonly "x-request-id": components["headers"]["RequestId"];
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": components["schemas"]["Error"];
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: {
        /** @description The name that a browser saves the file under */
        readonly FileName: string;
        /** @description Names the request; quote it when you report a failure */
        readonly RequestId: string;
        /** @description Seconds to wait */
        readonly RetryAfter: number;
        /** @description The login, HttpOnly; empty when it ends */
        readonly SessionCookie: string;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    readonly getActionCenterApiData: {
        readonly parameters: {
            readonly query?: {
                /** @description The `next` of the page before */
                readonly before?: string;
                readonly limit?: number;
                readonly status?: "pending" | "approved" | "rejected";
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly "x-request-id": components["headers"]["RequestId"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: readonly {
                            readonly api_type: string;
                            readonly approved_at: string | null;
                            readonly approved_by: string | null;
                            readonly broker_order_id: string | null;
                            readonly broker_status: string | null;
                            readonly created_at: string | null;
                            readonly id: number;
                            /** @description What was asked for, without the API key */
                            readonly order: {
                                readonly [key: string]: unknown;
                            };
                            readonly rejected_at: string | null;
                            readonly rejected_by: string | null;
                            readonly rejected_reason: string | null;
                            /** @enum {string} */
                            readonly status: "pending" | "approved" | "rejected";
                        }[];
                        readonly next: number | null;
                        /** @enum {string} */
                        readonly status: "success";
                    };
                };
            };
            readonly 400: components["responses"]["Error400MalformedOrRefused"];
            readonly 401: components["responses"]["Error401NotLoggedInOrTheLoginFailed"];
            readonly 403: components["responses"]["Error403NotAllowedOrWithoutTheCSRFToken"];
            readonly 404: components["responses"]["Error404NotKnown"];
            readonly 429: components["responses"]["Error429TooOften"];
            readonly 500: components["responses"]["Error500ADefectOfTheServer"];
            readonly 503: components["responses"]["Error503ADatabaseIsAwayOrTooMuchToDo"];
        };
    };
    readonly postActionCenterApproveAll: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly "x-request-id": components["headers"]["RequestId"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: readonly {
                            readonly broker_order_id: string | null;
                            /** @description Null while a database is away: the order is placed when it is back */
                            readonly broker_status: string | null;
                            readonly id: number;
                            readonly reason: string | null;
                        }[];
                        /** @enum {string} */
                        readonly status: "success";
                    };
                };
            };
            readonly 400: components["responses"]["Error400MalformedOrRefused"];
            readonly 401: components["responses"]["Error401NotLoggedInOrTheLoginFailed"];
            readonly 403: components["responses"]["Error403NotAllowedOrWithoutTheCSRFToken"];
            readonly 404: components["responses"]["Error404NotKnown"];
            readonly 413: components["responses"]["Error413BodyTooLarge"];
            readonly 429: components["responses"]["Error429TooOften"];
            readonly 500: components["responses"]["Error500ADefectOfTheServer"];
            readonly 503: components["responses"]["Error503ADatabaseIsAwayOrTooMuchToDo"];
        };
    };
    readonly postActionCenterApproveId: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly "x-request-id": components["headers"]["RequestId"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: {
                            readonly broker_order_id: string | null;
                            /** @description Null while a database is away: the order is placed when it is back */
                            readonly broker_status: string | null;
                            readonly id: number;
                            readonly reason: string | null;
                        };
                        /** @enum {string} */
                        readonly status: "success";
                    };
                };
            };
            readonly 400: components["responses"]["Error400MalformedOrRefused"];
            readonly 401: components["responses"]["Error401NotLoggedInOrTheLoginFailed"];
            readonly 403: components["responses"]["Error403NotAllowedOrWithoutTheCSRFToken"];
            readonly 404: components["responses"]["Error404NotKnown"];
            readonly 413: components["responses"]["Error413BodyTooLarge"];
            readonly 429: components["responses"]["Error429TooOften"];
            readonly 500: components["responses"]["Error500ADefectOfTheServer"];
            readonly 503: components["responses"]["Error503ADatabaseIsAwayOrTooMuchToDo"];
        };
    };
    readonly getActionCenterCount: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly "x-request-id": components["headers"]["RequestId"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: {
                            readonly pending: number;
                        };
                        /** @enum {string} */
                        readonly status: "success";
                    };
                };
            };
            readonly 400: components["responses"]["Error400MalformedOrRefused"];
            readonly 401: components["responses"]["Error401NotLoggedInOrTheLoginFailed"];
            readonly 403: components["responses"]["Error403NotAllowedOrWithoutTheCSRFToken"];
            readonly 404: components["responses"]["Error404NotKnown"];
            readonly 429: components["responses"]["Error429TooOften"];
            readonly 500: components["responses"]["Error500ADefectOfTheServer"];
            readonly 503: components["responses"]["Error503ADatabaseIsAwayOrTooMuchToDo"];
        };
    };
    readonly deleteActionCenterDeleteId: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly "x-request-id": components["headers"]["RequestId"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly message: string;
                        /** @enum {string} */
                        readonly status: "success";
                    };
                };
            };
            readonly 400: components["responses"]["Error400MalformedOrRefused"];
            readonly 401: components["responses"]["Error401NotLoggedInOrTheLoginFailed"];
            readonly 403: components["responses"]["Error403NotAllowedOrWithoutTheCSRFToken"];
            readonly 404: components["responses"]["Error404NotKnown"];
            readonly 413: components["responses"]["Error413BodyTooLarge"];
            readonly 429: components["responses"]["Error429TooOften"];
            readonly 500: components["responses"]["Error500ADefectOfTheServer"];
            readonly 503: components["responses"]["Error503ADatabaseIsAwayOrTooMuchToDo"];
        };
    };
    readonly postActionCenterRejectId: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "reason": ""
                 *     }
                 */
                readonly "application/json": {
                    /** @default  */
                    readonly reason?: string;
                };
            };
        };
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly "x-request-id": components["headers"]["RequestId"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly message: string;
                        /** @enum {string} */
                        readonly status: "success";
                    };
                };
            };
            readonly 400: components["responses"]["Error400MalformedOrRefused"];
            readonly 401: components["responses"]["Error401NotLoggedInOrTheLoginFailed"];
            readonly 403: components["responses"]["Error403NotAllowedOrWithoutTheCSRFToken"];
            readonly 404: components["responses"]["Error404NotKnown"];
            readonly 413: components["responses"]["Error413BodyTooLarge"];
            readonly 429: components["responses"]["Error429TooOften"];
            readonly 500: components["responses"]["Error500ADefectOfTheServer"];
            readonly 503: components["responses"]["Error503ADatabaseIsAwayOrTooMuchToDo"];
        };
    };
    readonly getAdminCalendar: {
        readonly parameters: {
            readonly query: {
                readonly year: number;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly "x-request-id": components["headers"]["RequestId"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: readonly {
                            readonly closed_exchanges: readonly ("NSE" | "NFO" | "CDS" | "BSE" | "BFO" | "BCD" | "MCX" | "NCDEX" | "NCO" | "NSE_INDEX" | "BSE_INDEX" | "MCX_INDEX" | "GLOBAL_INDEX" | "CRYPTO")[];
                            readonly date: string;
                            readonly description: string;
                            /** @enum {string} */
                            readonly holiday_type: "TRADING_HOLIDAY" | "SETTLEMENT_HOLIDAY" | "SPECIAL_SESSION";
                            readonly open_exchanges: readonly {
                                /** @description Epoch milliseconds */
                                readonly end_time: number;
                                /** @enum {string} */
                                readonly exchange: "NSE" | "NFO" | "CDS" | "BSE" | "BFO" | "BCD" | "MCX" | "NCDEX" | "NCO" | "NSE_INDEX" | "BSE_INDEX" | "MCX_INDEX" | "GLOBAL_INDEX" | "CRYPTO";
                                /** @description Epoch milliseconds */
                                readonly start_time: number;
                            }[];
                        }[];
                        /**
                         * @description Every account is a paper account
                         * @enum {string}
                         */
                        readonly mode: "analyze";
                        /** @enum {string} */
                        readonly status: "success";
                        /** @enum {string} */
                        readonly timezone: "Asia/Kolkata";
                        readonly year: number;
                    };
                };
            };
            readonly 400: components["responses"]["Error400MalformedOrRefused"];
            readonly 401: components["responses"]["Error401NotLoggedInOrTheLoginFailed"];
            readonly 403: components["responses"]["Error403NotAllowedOrWithoutTheCSRFToken"];
            readonly 404: components["responses"]["Error404NotKnown"];
            readonly 429: components["responses"]["Error429TooOften"];
            readonly 500: components["responses"]["Error500ADefectOfTheServer"];
            readonly 503: components["responses"]["Error503ADatabaseIsAwayOrTooMuchToDo"];
        };
    };
    readonly putAdminCalendarHolidays: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "date": "2026-08-19",
                 *       "holiday_type": "TRADING_HOLIDAY",
                 *       "description": "text",
                 *       "closed_exchanges": [
                 *         "NSE",
                 *         "BSE"
                 *       ],
                 *       "open_exchanges": []
                 *     }
                 */
                readonly "application/json": {
                    /**
                     * @default []
                     * @example [
                     *       "NSE",
                     *       "BSE"
                     *     ]
                     */
                    readonly closed_exchanges?: readonly ("NSE" | "NFO" | "CDS" | "BSE" | "BFO" | "BCD" | "MCX" | "NCDEX" | "NCO" | "NSE_INDEX" | "BSE_INDEX" | "MCX_INDEX" | "GLOBAL_INDEX" | "CRYPTO")[];
                    /**
                     * Format: date
                     * @example 2026-08-19
                     */
                    readonly date: string;
                    readonly description: string;
                    /** @enum {string} */
                    readonly holiday_type: "TRADING_HOLIDAY" | "SETTLEMENT_HOLIDAY" | "SPECIAL_SESSION";
                    /**
                     * @description Those that trade at these hours only
                     * @default []
                     */
                    readonly open_exchanges?: readonly {
                        /** @example 09:15 */
                        readonly closes: string;
                        /** @enum {string} */
                        readonly exchange: "NSE" | "NFO" | "CDS" | "BSE" | "BFO" | "BCD" | "MCX" | "NCDEX" | "NCO" | "NSE_INDEX" | "BSE_INDEX" | "MCX_INDEX" | "GLOBAL_INDEX" | "CRYPTO";
                        /** @example 09:15 */
                        readonly opens: string;
                    }[];
                };
            };
        };
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly "x-request-id": components["headers"]["RequestId"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: readonly {
                            readonly closed_exchanges: readonly ("NSE" | "NFO" | "CDS" | "BSE" | "BFO" | "BCD" | "MCX" | "NCDEX" | "NCO" | "NSE_INDEX" | "BSE_INDEX" | "MCX_INDEX" | "GLOBAL_INDEX" | "CRYPTO")[];
                            readonly date: string;
                            readonly description: string;
                            /** @enum {string} */
                            readonly holiday_type: "TRADING_HOLIDAY" | "SETTLEMENT_HOLIDAY" | "SPECIAL_SESSION";
                            readonly open_exchanges: readonly {
                                /** @description Epoch milliseconds */
                                readonly end_time: number;
                                /** @enum {string} */
                                readonly exchange: "NSE" | "NFO" | "CDS" | "BSE" | "BFO" | "BCD" | "MCX" | "NCDEX" | "NCO" | "NSE_INDEX" | "BSE_INDEX" | "MCX_INDEX" | "GLOBAL_INDEX" | "CRYPTO";
                                /** @description Epoch milliseconds */
                                readonly start_time: number;
                            }[];
                        }[];
                        /**
                         * @description Every account is a paper account
                         * @enum {string}
                         */
                        readonly mode: "analyze";
                        /** @enum {string} */
                        readonly status: "success";
                        /** @enum {string} */
                        readonly timezone: "Asia/Kolkata";
                        readonly year: number;
                    };
                };
            };
            readonly 400: components["responses"]["Error400MalformedOrRefused"];
            readonly 401: components["responses"]["Error401NotLoggedInOrTheLoginFailed"];
            readonly 403: components["responses"]["Error403NotAllowedOrWithoutTheCSRFToken"];
            readonly 404: components["responses"]["Error404NotKnown"];
            readonly 413: components["responses"]["Error413BodyTooLarge"];
            readonly 429: components["responses"]["Error429TooOften"];
            readonly 500: components["responses"]["Error500ADefectOfTheServer"];
            readonly 503: components["responses"]["Error503ADatabaseIsAwayOrTooMuchToDo"];
        };
    };
    readonly deleteAdminCalendarHolidaysDate: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @example 2026-08-19 */
                readonly date: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly "x-request-id": components["headers"]["RequestId"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: {
                            readonly removed: number;
                        };
                        /** @enum {string} */
                        readonly status: "success";
                    };
                };
            };
            readonly 400: components["responses"]["Error400MalformedOrRefused"];
            readonly 401: components["responses"]["Error401NotLoggedInOrTheLoginFailed"];
            readonly 403: components["responses"]["Error403NotAllowedOrWithoutTheCSRFToken"];
            readonly 404: components["responses"]["Error404NotKnown"];
            readonly 413: components["responses"]["Error413BodyTooLarge"];
            readonly 429: components["responses"]["Error429TooOften"];
            readonly 500: components["responses"]["Error500ADefectOfTheServer"];
            readonly 503: components["responses"]["Error503ADatabaseIsAwayOrTooMuchToDo"];
        };
    };
    readonly putAdminCalendarHoursExchange: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly exchange: "NSE" | "NFO" | "CDS" | "BSE" | "BFO" | "BCD" | "MCX" | "NCDEX" | "NCO" | "NSE_INDEX" | "BSE_INDEX" | "MCX_INDEX" | "GLOBAL_INDEX" | "CRYPTO";
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "opens": "09:15",
                 *       "closes": "09:15"
                 *     }
                 */
                readonly "application/json": {
                    /** @example 09:15 */
                    readonly closes: string;
                    /** @example 09:15 */
                    readonly opens: string;
                };
            };
        };
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly "x-request-id": components["headers"]["RequestId"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: {
                            /** @example 09:15 */
                            readonly closes: string;
                            /** @enum {string} */
                            readonly exchange: "NSE" | "NFO" | "CDS" | "BSE" | "BFO" | "BCD" | "MCX" | "NCDEX" | "NCO" | "NSE_INDEX" | "BSE_INDEX" | "MCX_INDEX" | "GLOBAL_INDEX" | "CRYPTO";
                            /** @example 09:15 */
                            readonly opens: string;
                        };
                        /** @enum {string} */
                        readonly status: "success";
                    };
                };
            };
            readonly 400: components["responses"]["Error400MalformedOrRefused"];
            readonly 401: components["responses"]["Error401NotLoggedInOrTheLoginFailed"];
            readonly 403: components["responses"]["Error403NotAllowedOrWithoutTheCSRFToken"];
            readonly 404: components["responses"]["Error404NotKnown"];
            readonly 413: components["responses"]["Error413BodyTooLarge"];
            readonly 429: components["responses"]["Error429TooOften"];
            readonly 500: components["responses"]["Error500ADefectOfTheServer"];
            readonly 503: components["responses"]["Error503ADatabaseIsAwayOrTooMuchToDo"];
        };
    };
    readonly postAdminInstrumentsDownload: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "url": "https://api.kite.trade/instruments"
                 *     }
                 */
                readonly "application/json": {
                    /**
                     * Format: uri
                     * @example https://api.kite.trade/instruments
                     */
                    readonly url: string;
                };
            };
        };
        readonly responses: {
            /** @description Done */
            readonly 202: {
                headers: {
                    readonly "x-request-id": components["headers"]["RequestId"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        /** @description null where nothing was imported yet */
                        readonly data: {
                            readonly download_duration_seconds: number | null;
                            readonly exchange_stats: {
                                readonly [key: string]: number;
                            } | null;
                            /** @description Whether there is a master */
                            readonly is_ready: boolean;
                            readonly last_download_time: string | null;
                            readonly message: string | null;
                            /** @enum {string} */
                            readonly state: "pending" | "downloading" | "success" | "error";
                            /** @description Of the newest import that succeeded */
                            readonly total_symbols: number;
                            /** @description ISO 8601, UTC */
                            readonly updated_at: string;
                        } | null;
                        /** @enum {string} */
                        readonly status: "success";
                    };
                };
            };
            readonly 400: components["responses"]["Error400MalformedOrRefused"];
            readonly 401: components["responses"]["Error401NotLoggedInOrTheLoginFailed"];
            readonly 403: components["responses"]["Error403NotAllowedOrWithoutTheCSRFToken"];
            readonly 404: components["responses"]["Error404NotKnown"];
            readonly 413: components["responses"]["Error413BodyTooLarge"];
            readonly 429: components["responses"]["Error429TooOften"];
            readonly 500: components["responses"]["Error500ADefectOfTheServer"];
            readonly 503: components["responses"]["Error503ADatabaseIsAwayOrTooMuchToDo"];
        };
    };
    readonly getAdminInstrumentsStatus: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly "x-request-id": components["headers"]["RequestId"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        /** @description null where nothing was imported yet */
                        readonly data: {
                            readonly download_duration_seconds: number | null;
                            readonly exchange_stats: {
                                readonly [key: string]: number;
                            } | null;
                            /** @description Whether there is a master */
                            readonly is_ready: boolean;
                            readonly last_download_time: string | null;
                            readonly message: string | null;
                            /** @enum {string} */
                            readonly state: "pending" | "downloading" | "success" | "error";
                            /** @description Of the newest import that succeeded */
                            readonly total_symbols: number;
                            /** @description ISO 8601, UTC */
                            readonly updated_at: string;
                        } | null;
                        /** @enum {string} */
                        readonly status: "success";
                    };
                };
            };
            readonly 400: components["responses"]["Error400MalformedOrRefused"];
            readonly 401: components["responses"]["Error401NotLoggedInOrTheLoginFailed"];
            readonly 403: components["responses"]["Error403NotAllowedOrWithoutTheCSRFToken"];
            readonly 404: components["responses"]["Error404NotKnown"];
            readonly 429: components["responses"]["Error429TooOften"];
            readonly 500: components["responses"]["Error500ADefectOfTheServer"];
            readonly 503: components["responses"]["Error503ADatabaseIsAwayOrTooMuchToDo"];
        };
    };
    readonly postAdminInstrumentsUpload: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** @description CSV in the layout of Zerodha, or of GET /api/v1/instruments?format=csv */
        readonly requestBody: {
            readonly content: {
                readonly "text/csv": string;
            };
        };
        readonly responses: {
            /** @description Done */
            readonly 202: {
                headers: {
                    readonly "x-request-id": components["headers"]["RequestId"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        /** @description null where nothing was imported yet */
                        readonly data: {
                            readonly download_duration_seconds: number | null;
                            readonly exchange_stats: {
                                readonly [key: string]: number;
                            } | null;
                            /** @description Whether there is a master */
                            readonly is_ready: boolean;
                            readonly last_download_time: string | null;
                            readonly message: string | null;
                            /** @enum {string} */
                            readonly state: "pending" | "downloading" | "success" | "error";
                            /** @description Of the newest import that succeeded */
                            readonly total_symbols: number;
                            /** @description ISO 8601, UTC */
                            readonly updated_at: string;
                        } | null;
                        /** @enum {string} */
                        readonly status: "success";
                    };
                };
            };
            readonly 400: components["responses"]["Error400MalformedOrRefused"];
            readonly 401: components["responses"]["Error401NotLoggedInOrTheLoginFailed"];
            readonly 403: components["responses"]["Error403NotAllowedOrWithoutTheCSRFToken"];
            readonly 404: components["responses"]["Error404NotKnown"];
            readonly 413: components["responses"]["Error413BodyTooLarge"];
            readonly 429: components["responses"]["Error429TooOften"];
            readonly 500: components["responses"]["Error500ADefectOfTheServer"];
            readonly 503: components["responses"]["Error503ADatabaseIsAwayOrTooMuchToDo"];
        };
    };
    readonly getAdminMail: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly "x-request-id": components["headers"]["RequestId"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: {
                            readonly has_password: boolean;
                            readonly smtp_from_email: string | null;
                            /** @description Null: the machine’s name */
                            readonly smtp_helo_hostname: string | null;
                            /**
                             * @description Null: 587. TLS begins at once on 465, elsewhere by STARTTLS
                             * @example 587
                             */
                            readonly smtp_port: number | null;
                            /**
                             * @description Null: no mail is sent
                             * @example smtp.example.org
                             */
                            readonly smtp_server: string | null;
                            /** @description Off: password and mail go in clear */
                            readonly smtp_use_tls: boolean;
                            readonly smtp_username: string | null;
                        };
                        /** @enum {string} */
                        readonly status: "success";
                    };
                };
            };
            readonly 400: components["responses"]["Error400MalformedOrRefused"];
            readonly 401: components["responses"]["Error401NotLoggedInOrTheLoginFailed"];
            readonly 403: components["responses"]["Error403NotAllowedOrWithoutTheCSRFToken"];
            readonly 404: components["responses"]["Error404NotKnown"];
            readonly 429: components["responses"]["Error429TooOften"];
            readonly 500: components["responses"]["Error500ADefectOfTheServer"];
            readonly 503: components["responses"]["Error503ADatabaseIsAwayOrTooMuchToDo"];
        };
    };
    readonly postAdminMail: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "smtp_server": "smtp.example.org",
                 *       "smtp_port": 587,
                 *       "smtp_username": "text",
                 *       "smtp_use_tls": true,
                 *       "smtp_from_email": "asha@example.org",
                 *       "smtp_helo_hostname": "text",
                 *       "smtp_password": "text"
                 *     }
                 */
                readonly "application/json": {
                    readonly smtp_from_email?: string | null;
                    /** @description Null: the machine’s name */
                    readonly smtp_helo_hostname?: string | null;
                    /** @description Encrypted before it is kept, and never shown again; null forgets it */
                    readonly smtp_password?: string | null;
                    /**
                     * @description Null: 587. TLS begins at once on 465, elsewhere by STARTTLS
                     * @example 587
                     */
                    readonly smtp_port?: number | null;
                    /**
                     * @description Null: no mail is sent
                     * @example smtp.example.org
                     */
                    readonly smtp_server?: string | null;
                    /** @description Off: password and mail go in clear */
                    readonly smtp_use_tls?: boolean;
                    readonly smtp_username?: string | null;
                };
            };
        };
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly "x-request-id": components["headers"]["RequestId"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: {
                            readonly has_password: boolean;
                            readonly smtp_from_email: string | null;
                            /** @description Null: the machine’s name */
                            readonly smtp_helo_hostname: string | null;
                            /**
                             * @description Null: 587. TLS begins at once on 465, elsewhere by STARTTLS
                             * @example 587
                             */
                            readonly smtp_port: number | null;
                            /**
                             * @description Null: no mail is sent
                             * @example smtp.example.org
                             */
                            readonly smtp_server: string | null;
                            /** @description Off: password and mail go in clear */
                            readonly smtp_use_tls: boolean;
                            readonly smtp_username: string | null;
                        };
                        /** @enum {string} */
                        readonly status: "success";
                    };
                };
            };
            readonly 400: components["responses"]["Error400MalformedOrRefused"];
            readonly 401: components["responses"]["Error401NotLoggedInOrTheLoginFailed"];
            readonly 403: components["responses"]["Error403NotAllowedOrWithoutTheCSRFToken"];
            readonly 404: components["responses"]["Error404NotKnown"];
            readonly 413: components["responses"]["Error413BodyTooLarge"];
            readonly 429: components["responses"]["Error429TooOften"];
            readonly 500: components["responses"]["Error500ADefectOfTheServer"];
            readonly 503: components["responses"]["Error503ADatabaseIsAwayOrTooMuchToDo"];
        };
    };
    readonly postAdminMailTest: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "to": "asha@example.org"
                 *     }
                 */
                readonly "application/json": {
                    /** @example asha@example.org */
                    readonly to: string;
                };
            };
        };
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly "x-request-id": components["headers"]["RequestId"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly message: string;
                        /** @enum {string} */
                        readonly status: "success";
                    };
                };
            };
            readonly 400: components["responses"]["Error400MalformedOrRefused"];
            readonly 401: components["responses"]["Error401NotLoggedInOrTheLoginFailed"];
            readonly 403: components["responses"]["Error403NotAllowedOrWithoutTheCSRFToken"];
            readonly 404: components["responses"]["Error404NotKnown"];
            readonly 413: components["responses"]["Error413BodyTooLarge"];
            readonly 429: components["responses"]["Error429TooOften"];
            readonly 500: components["responses"]["Error500ADefectOfTheServer"];
            readonly 503: components["responses"]["Error503ADatabaseIsAwayOrTooMuchToDo"];
        };
    };
    readonly getAdminUsers: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly "x-request-id": components["headers"]["RequestId"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: readonly {
                            /** @description ISO 8601, UTC */
                            readonly created_at: string;
                            readonly email: string;
                            readonly is_admin: boolean;
                            readonly username: string;
                        }[];
                        /** @enum {string} */
                        readonly status: "success";
                    };
                };
            };
            readonly 400: components["responses"]["Error400MalformedOrRefused"];
            readonly 401: components["responses"]["Error401NotLoggedInOrTheLoginFailed"];
            readonly 403: components["responses"]["Error403NotAllowedOrWithoutTheCSRFToken"];
            readonly 404: components["responses"]["Error404NotKnown"];
            readonly 429: components["responses"]["Error429TooOften"];
            readonly 500: components["responses"]["Error500ADefectOfTheServer"];
            readonly 503: components["responses"]["Error503ADatabaseIsAwayOrTooMuchToDo"];
        };
    };
    readonly postAdminUsers: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "username": "asha",
                 *       "email": "asha@example.org",
                 *       "password": "text",
                 *       "is_admin": false
                 *     }
                 */
                readonly "application/json": {
                    /** @example asha@example.org */
                    readonly email: string;
                    /** @default false */
                    readonly is_admin?: boolean;
                    /** @description 12 to 256 characters */
                    readonly password: string;
                    /** @example asha */
                    readonly username: string;
                };
            };
        };
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly "x-request-id": components["headers"]["RequestId"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: {
                            readonly is_admin: boolean;
                            readonly username: string;
                        };
                        /** @enum {string} */
                        readonly status: "success";
                    };
                };
            };
            readonly 400: components["responses"]["Error400MalformedOrRefused"];
            readonly 401: components["responses"]["Error401NotLoggedInOrTheLoginFailed"];
            readonly 403: components["responses"]["Error403NotAllowedOrWithoutTheCSRFToken"];
            readonly 404: components["responses"]["Error404NotKnown"];
            readonly 413: components["responses"]["Error413BodyTooLarge"];
            readonly 429: components["responses"]["Error429TooOften"];
            readonly 500: components["responses"]["Error500ADefectOfTheServer"];
            readonly 503: components["responses"]["Error503ADatabaseIsAwayOrTooMuchToDo"];
        };
    };
    readonly postAdminUsersUsernameResetPassword: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @example asha */
                readonly username: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly "x-request-id": components["headers"]["RequestId"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: {
                            /** @description ISO 8601, UTC */
                            readonly expires_at: string;
                            /** @description Good once */
                            readonly token: string;
                        };
                        /** @enum {string} */
                        readonly status: "success";
                    };
                };
            };
            readonly 400: components["responses"]["Error400MalformedOrRefused"];
            readonly 401: components["responses"]["Error401NotLoggedInOrTheLoginFailed"];
            readonly 403: components["responses"]["Error403NotAllowedOrWithoutTheCSRFToken"];
            readonly 404: components["responses"]["Error404NotKnown"];
            readonly 413: components["responses"]["Error413BodyTooLarge"];
            readonly 429: components["responses"]["Error429TooOften"];
            readonly 500: components["responses"]["Error500ADefectOfTheServer"];
            readonly 503: components["responses"]["Error503ADatabaseIsAwayOrTooMuchToDo"];
        };
    };
    readonly postAdminUsersUsernameRole: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @example asha */
                readonly username: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "is_admin": true
                 *     }
                 */
                readonly "application/json": {
                    readonly is_admin: boolean;
                };
            };
        };
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly "x-request-id": components["headers"]["RequestId"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly message: string;
                        /** @enum {string} */
                        readonly status: "success";
                    };
                };
            };
            readonly 400: components["responses"]["Error400MalformedOrRefused"];
            readonly 401: components["responses"]["Error401NotLoggedInOrTheLoginFailed"];
            readonly 403: components["responses"]["Error403NotAllowedOrWithoutTheCSRFToken"];
            readonly 404: components["responses"]["Error404NotKnown"];
            readonly 413: components["responses"]["Error413BodyTooLarge"];
            readonly 429: components["responses"]["Error429TooOften"];
            readonly 500: components["responses"]["Error500ADefectOfTheServer"];
            readonly 503: components["responses"]["Error503ADatabaseIsAwayOrTooMuchToDo"];
        };
    };
    readonly deleteAdminUsersUsernameSessions: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @example asha */
                readonly username: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly "x-request-id": components["headers"]["RequestId"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly message: string;
                        /** @enum {string} */
                        readonly status: "success";
                    };
                };
            };
            readonly 400: components["responses"]["Error400MalformedOrRefused"];
            readonly 401: components["responses"]["Error401NotLoggedInOrTheLoginFailed"];
            readonly 403: components["responses"]["Error403NotAllowedOrWithoutTheCSRFToken"];
            readonly 404: components["responses"]["Error404NotKnown"];
            readonly 413: components["responses"]["Error413BodyTooLarge"];
            readonly 429: components["responses"]["Error429TooOften"];
            readonly 500: components["responses"]["Error500ADefectOfTheServer"];
            readonly 503: components["responses"]["Error503ADatabaseIsAwayOrTooMuchToDo"];
        };
    };
    readonly deleteAdminUsersUsernameTotp: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @example asha */
                readonly username: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly "x-request-id": components["headers"]["RequestId"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly message: string;
                        /** @enum {string} */
                        readonly status: "success";
                    };
                };
            };
            readonly 400: components["responses"]["Error400MalformedOrRefused"];
            readonly 401: components["responses"]["Error401NotLoggedInOrTheLoginFailed"];
            readonly 403: components["responses"]["Error403NotAllowedOrWithoutTheCSRFToken"];
            readonly 404: components["responses"]["Error404NotKnown"];
            readonly 413: components["responses"]["Error413BodyTooLarge"];
            readonly 429: components["responses"]["Error429TooOften"];
            readonly 500: components["responses"]["Error500ADefectOfTheServer"];
            readonly 503: components["responses"]["Error503ADatabaseIsAwayOrTooMuchToDo"];
        };
    };
    readonly getAnalyzerApiData: {
        readonly parameters: {
            readonly query?: {
                readonly before?: string;
                /**
                 * @description The last day, in India
                 * @example 2026-08-19
                 */
                readonly end_date?: string;
                readonly limit?: string;
                /**
                 * @description What is in the endpoint, the strategy, the symbol, the request or the answer, in whatever case
                 * @example NIFTY
                 */
                readonly search?: string;
                /**
                 * @description The first day, in India
                 * @example 2026-08-19
                 */
                readonly start_date?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly "x-request-id": components["headers"]["RequestId"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: readonly {
                            readonly [key: string]: string | number | null;
                        }[];
                        /** @description The `before` of the next page; null on the last */
                        readonly next_before: number | null;
                        /** @enum {string} */
                        readonly status: "success";
                    };
                };
            };
            readonly 400: components["responses"]["Error400MalformedOrRefused"];
            readonly 401: components["responses"]["Error401NotLoggedInOrTheLoginFailed"];
            readonly 403: components["responses"]["Error403NotAllowedOrWithoutTheCSRFToken"];
            readonly 404: components["responses"]["Error404NotKnown"];
            readonly 429: components["responses"]["Error429TooOften"];
            readonly 500: components["responses"]["Error500ADefectOfTheServer"];
            readonly 503: components["responses"]["Error503ADatabaseIsAwayOrTooMuchToDo"];
        };
    };
    readonly getAnalyzerExport: {
        readonly parameters: {
            readonly query?: {
                /**
                 * @description The last day, in India
                 * @example 2026-08-19
                 */
                readonly end_date?: string;
                /**
                 * @description What is in the endpoint, the strategy, the symbol, the request or the answer, in whatever case
                 * @example NIFTY
                 */
                readonly search?: string;
                /**
                 * @description The first day, in India
                 * @example 2026-08-19
                 */
                readonly start_date?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description All rows, newest first */
            readonly 200: {
                headers: {
                    readonly "content-disposition": components["headers"]["FileName"];
                    readonly "x-request-id": components["headers"]["RequestId"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/csv": string;
                };
            };
            readonly 400: components["responses"]["Error400MalformedOrRefused"];
            readonly 401: components["responses"]["Error401NotLoggedInOrTheLoginFailed"];
            readonly 403: components["responses"]["Error403NotAllowedOrWithoutTheCSRFToken"];
            readonly 404: components["responses"]["Error404NotKnown"];
            readonly 429: components["responses"]["Error429TooOften"];
            readonly 500: components["responses"]["Error500ADefectOfTheServer"];
            readonly 503: components["responses"]["Error503ADatabaseIsAwayOrTooMuchToDo"];
        };
    };
    readonly getAnalyzerStats: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly "x-request-id": components["headers"]["RequestId"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: {
                            readonly issues: {
                                readonly by_type: {
                                    readonly [key: string]: number;
                                };
                                readonly total: number;
                            };
                            readonly sources: {
                                readonly [key: string]: number;
                            };
                            readonly symbols: readonly string[];
                            readonly total_requests: number;
                        };
                        /** @enum {string} */
                        readonly status: "success";
                    };
                };
            };
            readonly 400: components["responses"]["Error400MalformedOrRefused"];
            readonly 401: components["responses"]["Error401NotLoggedInOrTheLoginFailed"];
            readonly 403: components["responses"]["Error403NotAllowedOrWithoutTheCSRFToken"];
            readonly 404: components["responses"]["Error404NotKnown"];
            readonly 429: components["responses"]["Error429TooOften"];
            readonly 500: components["responses"]["Error500ADefectOfTheServer"];
            readonly 503: components["responses"]["Error503ADatabaseIsAwayOrTooMuchToDo"];
        };
    };
    readonly analyzer: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "apikey": "0123456789abcdef…"
                 *     }
                 */
                readonly "application/json": {
                    /**
                     * @description Your API key
                     * @example 0123456789abcdef…
                     */
                    readonly apikey: string;
                };
            };
        };
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly "x-request-id": components["headers"]["RequestId"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: {
                            /** @enum {boolean} */
                            readonly analyze_mode: true;
                            /** @enum {string} */
                            readonly mode: "analyze";
                            /** @description Your calls that the log of the analyzer has */
                            readonly total_logs: number;
                        };
                        /**
                         * @description Every account is a paper account
                         * @enum {string}
                         */
                        readonly mode: "analyze";
                        /** @enum {string} */
                        readonly status: "success";
                    };
                };
            };
            readonly 400: components["responses"]["Error400MalformedOrRefused"];
            readonly 403: components["responses"]["Error403InvalidAPIKeyOrNotAllowed"];
            readonly 413: components["responses"]["Error413BodyOver1MB"];
            readonly 429: components["responses"]["Error429TooOften"];
            readonly 500: components["responses"]["Error500ADefectOfTheServer"];
            readonly 503: components["responses"]["Error503ADatabaseIsAwayOrTooMuchToDo"];
        };
    };
    readonly analyzerToggle: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "apikey": "0123456789abcdef…",
                 *       "mode": true
                 *     }
                 */
                readonly "application/json": {
                    /**
                     * @description Your API key
                     * @example 0123456789abcdef…
                     */
                    readonly apikey: string;
                    /** @description true: paper trading; false: live trading */
                    readonly mode: boolean;
                };
            };
        };
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly "x-request-id": components["headers"]["RequestId"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: {
                            /** @enum {boolean} */
                            readonly analyze_mode: true;
                            readonly message: string;
                            /** @enum {string} */
                            readonly mode: "analyze";
                            /** @description Your calls that the log of the analyzer has */
                            readonly total_logs: number;
                        };
                        /**
                         * @description Every account is a paper account
                         * @enum {string}
                         */
                        readonly mode: "analyze";
                        /** @enum {string} */
                        readonly status: "success";
                    };
                };
            };
            readonly 400: components["responses"]["Error400MalformedOrRefused"];
            readonly 403: components["responses"]["Error403InvalidAPIKeyOrNotAllowed"];
            readonly 413: components["responses"]["Error413BodyOver1MB"];
            readonly 429: components["responses"]["Error429TooOften"];
            readonly 500: components["responses"]["Error500ADefectOfTheServer"];
            readonly 503: components["responses"]["Error503ADatabaseIsAwayOrTooMuchToDo"];
        };
    };
    readonly basketorder: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description Names this request among yours. Sent again under the same key it is not done again but answered as before; another request under the key is refused with IDEMPOTENCY_KEY_REUSED. */
                readonly "idempotency-key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "apikey": "0123456789abcdef…",
                 *       "strategy": "text",
                 *       "orders": [
                 *         {
                 *           "exchange": "NSE",
                 *           "symbol": "RELIANCE",
                 *           "action": "BUY",
                 *           "quantity": 1,
                 *           "pricetype": "MARKET",
                 *           "product": "MIS",
                 *           "price": 0,
                 *           "trigger_price": 0,
                 *           "disclosed_quantity": 0
                 *         }
                 *       ]
                 *     }
                 */
                readonly "application/json": {
                    /**
                     * @description Your API key
                     * @example 0123456789abcdef…
                     */
                    readonly apikey: string;
                    readonly orders: readonly {
                        /**
                         * @description BUY or SELL, in upper or lower case
                         * @example BUY
                         */
                        readonly action: string;
                        /**
                         * @description A number, or its text
                         * @default 0
                         */
                        readonly disclosed_quantity?: string | number;
                        /** @enum {string} */
                        readonly exchange: "NSE" | "NFO" | "CDS" | "BSE" | "BFO" | "BCD" | "MCX" | "NCDEX" | "NCO" | "NSE_INDEX" | "BSE_INDEX" | "MCX_INDEX" | "GLOBAL_INDEX" | "CRYPTO";
                        /**
                         * @description A number, or its text
                         * @default 0
                         */
                        readonly price?: string | number;
                        /**
                         * @default MARKET
                         * @enum {string}
                         */
                        readonly pricetype?: "MARKET" | "LIMIT" | "SL" | "SL-M";
                        /**
                         * @default MIS
                         * @enum {string}
                         */
                        readonly product?: "MIS" | "NRML" | "CNC";
                        /** @description A number, or its text */
                        readonly quantity: string | number;
                        /** @example RELIANCE */
                        readonly symbol: string;
                        /**
                         * @description A number, or its text
                         * @default 0
                         */
                        readonly trigger_price?: string | number;
                    }[];
                    /** @description The name of your strategy */
                    readonly strategy: string;
                };
            };
        };
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly "x-request-id": components["headers"]["RequestId"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        /**
                         * @description Every account is a paper account
                         * @enum {string}
                         */
                        readonly mode: "analyze";
                        readonly results: readonly {
                            /** @enum {string} */
                            readonly exchange: "NSE" | "NFO" | "CDS" | "BSE" | "BFO" | "BCD" | "MCX" | "NCDEX" | "NCO" | "NSE_INDEX" | "BSE_INDEX" | "MCX_INDEX" | "GLOBAL_INDEX" | "CRYPTO";
                            /** @description Why the order was refused */
                            readonly message?: string;
                            /** @description Also of an order that the account refused: it is kept */
                            readonly orderid?: string;
                            /** @enum {string} */
                            readonly product: "MIS" | "NRML" | "CNC";
                            /** @enum {string} */
                            readonly status: "success" | "error";
                            readonly symbol: string;
                        }[];
                        /** @enum {string} */
                        readonly status: "success";
                    } | {
                        readonly message: string;
                        /** @enum {string} */
                        readonly mode: "semi_auto";
                        /** @description Where it waits in the Action Center */
                        readonly pending_order_id: number;
                        /** @enum {string} */
                        readonly status: "success";
                    };
                };
            };
            readonly 400: components["responses"]["Error400MalformedOrRefused"];
            readonly 403: components["responses"]["Error403InvalidAPIKeyOrNotAllowed"];
            readonly 413: components["responses"]["Error413BodyOver1MB"];
            readonly 429: components["responses"]["Error429TooOften"];
            readonly 500: components["responses"]["Error500ADefectOfTheServer"];
            readonly 503: components["responses"]["Error503ADatabaseIsAwayOrTooMuchToDo"];
        };
    };
    readonly cancelallorder: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description Names this request among yours. Sent again under the same key it is not done again but answered as before; another request under the key is refused with IDEMPOTENCY_KEY_REUSED. */
                readonly "idempotency-key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "apikey": "0123456789abcdef…",
                 *       "strategy": ""
                 *     }
                 */
                readonly "application/json": {
                    /**
                     * @description Your API key
                     * @example 0123456789abcdef…
                     */
                    readonly apikey: string;
                    /**
                     * @description The name of your strategy
                     * @default
                     */
                    readonly strategy?: string;
                };
            };
        };
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly "x-request-id": components["headers"]["RequestId"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly canceled_orders: readonly string[];
                        /** @description Always empty: all are cancelled in one transaction, or none */
                        readonly failed_cancellations: readonly {
                            readonly message: string;
                            readonly orderid: string;
                        }[];
                        readonly message: string;
                        /**
                         * @description Every account is a paper account
                         * @enum {string}
                         */
                        readonly mode: "analyze";
                        /** @enum {string} */
                        readonly status: "success";
                    };
                };
            };
            readonly 400: components["responses"]["Error400MalformedOrRefused"];
            readonly 403: components["responses"]["Error403InvalidAPIKeyOrNotAllowed"];
            readonly 413: components["responses"]["Error413BodyOver1MB"];
            readonly 429: components["responses"]["Error429TooOften"];
            readonly 500: components["responses"]["Error500ADefectOfTheServer"];
            readonly 503: components["responses"]["Error503ADatabaseIsAwayOrTooMuchToDo"];
        };
    };
    readonly cancelorder: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description Names this request among yours. Sent again under the same key it is not done again but answered as before; another request under the key is refused with IDEMPOTENCY_KEY_REUSED. */
                readonly "idempotency-key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "apikey": "0123456789abcdef…",
                 *       "strategy": "text",
                 *       "orderid": "26081900000001"
                 *     }
                 */
                readonly "application/json": {
                    /**
                     * @description Your API key
                     * @example 0123456789abcdef…
                     */
                    readonly apikey: string;
                    /** @example 26081900000001 */
                    readonly orderid: string;
                    /** @description The name of your strategy */
                    readonly strategy: string;
                };
            };
        };
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly "x-request-id": components["headers"]["RequestId"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly message: string;
                        /**
                         * @description Every account is a paper account
                         * @enum {string}
                         */
                        readonly mode: "analyze";
                        readonly orderid: string;
                        /** @enum {string} */
                        readonly status: "success";
                    };
                };
            };
            readonly 400: components["responses"]["Error400MalformedOrRefused"];
            readonly 403: components["responses"]["Error403InvalidAPIKeyOrNotAllowed"];
            readonly 404: components["responses"]["Error404NotKnown"];
            readonly 413: components["responses"]["Error413BodyOver1MB"];
            readonly 429: components["responses"]["Error429TooOften"];
            readonly 500: components["responses"]["Error500ADefectOfTheServer"];
            readonly 503: components["responses"]["Error503ADatabaseIsAwayOrTooMuchToDo"];
        };
    };
    readonly closeposition: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description Names this request among yours. Sent again under the same key it is not done again but answered as before; another request under the key is refused with IDEMPOTENCY_KEY_REUSED. */
                readonly "idempotency-key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "apikey": "0123456789abcdef…",
                 *       "strategy": ""
                 *     }
                 */
                readonly "application/json": {
                    /**
                     * @description Your API key
                     * @example 0123456789abcdef…
                     */
                    readonly apikey: string;
                    /**
                     * @description The name of your strategy
                     * @default
                     */
                    readonly strategy?: string;
                };
            };
        };
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly "x-request-id": components["headers"]["RequestId"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly closed_positions: number;
                        /** @description Their orders are in the book as rejected, with the reason */
                        readonly failed_closures: number;
                        readonly message: string;
                        /**
                         * @description Every account is a paper account
                         * @enum {string}
                         */
                        readonly mode: "analyze";
                        /** @enum {string} */
                        readonly status: "success";
                    };
                };
            };
            readonly 400: components["responses"]["Error400MalformedOrRefused"];
            readonly 403: components["responses"]["Error403InvalidAPIKeyOrNotAllowed"];
            readonly 413: components["responses"]["Error413BodyOver1MB"];
            readonly 429: components["responses"]["Error429TooOften"];
            readonly 500: components["responses"]["Error500ADefectOfTheServer"];
            readonly 503: components["responses"]["Error503ADatabaseIsAwayOrTooMuchToDo"];
        };
    };
    readonly depth: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "apikey": "0123456789abcdef…",
                 *       "symbol": "RELIANCE",
                 *       "exchange": "NSE"
                 *     }
                 */
                readonly "application/json": {
                    /**
                     * @description Your API key
                     * @example 0123456789abcdef…
                     */
                    readonly apikey: string;
                    /** @enum {string} */
                    readonly exchange: "NSE" | "NFO" | "CDS" | "BSE" | "BFO" | "BCD" | "MCX" | "NCDEX" | "NCO" | "NSE_INDEX" | "BSE_INDEX" | "MCX_INDEX" | "GLOBAL_INDEX" | "CRYPTO";
                    /** @example RELIANCE */
                    readonly symbol: string;
                };
            };
        };
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly "x-request-id": components["headers"]["RequestId"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: {
                            readonly asks: readonly {
                                readonly price: number;
                                readonly quantity: number;
                            }[];
                            readonly bids: readonly {
                                readonly price: number;
                                readonly quantity: number;
                            }[];
                            readonly high: number;
                            readonly low: number;
                            readonly ltp: number;
                            readonly ltq: number;
                            readonly oi: number;
                            readonly open: number;
                            readonly prev_close: number;
                            readonly totalbuyqty: number;
                            readonly totalsellqty: number;
                            readonly volume: number;
                        };
                        /**
                         * @description Every account is a paper account
                         * @enum {string}
                         */
                        readonly mode: "analyze";
                        /** @enum {string} */
                        readonly status: "success";
                    };
                };
            };
            readonly 400: components["responses"]["Error400MalformedOrRefused"];
            readonly 403: components["responses"]["Error403InvalidAPIKeyOrNotAllowed"];
            readonly 404: components["responses"]["Error404NotKnown"];
            readonly 413: components["responses"]["Error413BodyOver1MB"];
            readonly 429: components["responses"]["Error429TooOften"];
            readonly 500: components["responses"]["Error500ADefectOfTheServer"];
            readonly 503: components["responses"]["Error503ADatabaseIsAwayOrTooMuchToDo"];
        };
    };
    readonly expiry: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "apikey": "0123456789abcdef…",
                 *       "symbol": "NIFTY",
                 *       "exchange": "NFO",
                 *       "instrumenttype": "futures"
                 *     }
                 */
                readonly "application/json": {
                    /**
                     * @description Your API key
                     * @example 0123456789abcdef…
                     */
                    readonly apikey: string;
                    /** @enum {string} */
                    readonly exchange: "NFO" | "BFO" | "MCX" | "CDS" | "NCO" | "BCD" | "NCDEX" | "CRYPTO";
                    /** @enum {string} */
                    readonly instrumenttype: "futures" | "options";
                    /**
                     * @description The underlying
                     * @example NIFTY
                     */
                    readonly symbol: string;
                };
            };
        };
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly "x-request-id": components["headers"]["RequestId"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: readonly string[];
                        readonly message: string;
                        /**
                         * @description Every account is a paper account
                         * @enum {string}
                         */
                        readonly mode: "analyze";
                        /** @enum {string} */
                        readonly status: "success";
                    };
                };
            };
            readonly 400: components["responses"]["Error400MalformedOrRefused"];
            readonly 403: components["responses"]["Error403InvalidAPIKeyOrNotAllowed"];
            readonly 413: components["responses"]["Error413BodyOver1MB"];
            readonly 429: components["responses"]["Error429TooOften"];
            readonly 500: components["responses"]["Error500ADefectOfTheServer"];
            readonly 503: components["responses"]["Error503ADatabaseIsAwayOrTooMuchToDo"];
        };
    };
    readonly funds: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "apikey": "0123456789abcdef…"
                 *     }
                 */
                readonly "application/json": {
                    /**
                     * @description Your API key
                     * @example 0123456789abcdef…
                     */
                    readonly apikey: string;
                };
            };
        };
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly "x-request-id": components["headers"]["RequestId"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: {
                            readonly availablecash: number;
                            readonly collateral: number;
                            readonly grossexposure: number;
                            /** @description YYYY-MM-DD HH:MM:SS in Asia/Kolkata */
                            readonly last_reset: string;
                            readonly m2mrealized: number;
                            readonly m2munrealized: number;
                            readonly reset_count: number;
                            readonly today_realized_pnl: number;
                            readonly total_realized_pnl: number;
                            readonly totalpnl: number;
                            readonly utiliseddebits: number;
                        };
                        /**
                         * @description Every account is a paper account
                         * @enum {string}
                         */
                        readonly mode: "analyze";
                        /** @enum {string} */
                        readonly status: "success";
                    };
                };
            };
            readonly 400: components["responses"]["Error400MalformedOrRefused"];
            readonly 403: components["responses"]["Error403InvalidAPIKeyOrNotAllowed"];
            readonly 413: components["responses"]["Error413BodyOver1MB"];
            readonly 429: components["responses"]["Error429TooOften"];
            readonly 500: components["responses"]["Error500ADefectOfTheServer"];
            readonly 503: components["responses"]["Error503ADatabaseIsAwayOrTooMuchToDo"];
        };
    };
    readonly holdings: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "apikey": "0123456789abcdef…"
                 *     }
                 */
                readonly "application/json": {
                    /**
                     * @description Your API key
                     * @example 0123456789abcdef…
                     */
                    readonly apikey: string;
                };
            };
        };
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly "x-request-id": components["headers"]["RequestId"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: {
                            readonly holdings: readonly {
                                readonly average_price: number;
                                readonly current_value: number;
                                /** @enum {string} */
                                readonly exchange: "NSE" | "NFO" | "CDS" | "BSE" | "BFO" | "BCD" | "MCX" | "NCDEX" | "NCO" | "NSE_INDEX" | "BSE_INDEX" | "MCX_INDEX" | "GLOBAL_INDEX" | "CRYPTO";
                                readonly ltp: number;
                                readonly pnl: number;
                                readonly pnlpercent: number;
                                /** @enum {string} */
                                readonly product: "CNC";
                                readonly quantity: number;
                                /** @description The day of the newest delivery, YYYY-MM-DD */
                                readonly settlement_date: string;
                                readonly symbol: string;
                            }[];
                            readonly statistics: {
                                readonly totalholdingvalue: number;
                                readonly totalinvvalue: number;
                                readonly totalpnlpercentage: number;
                                readonly totalprofitandloss: number;
                            };
                        };
                        /**
                         * @description Every account is a paper account
                         * @enum {string}
                         */
                        readonly mode: "analyze";
                        /** @enum {string} */
                        readonly status: "success";
                    };
                };
            };
            readonly 400: components["responses"]["Error400MalformedOrRefused"];
            readonly 403: components["responses"]["Error403InvalidAPIKeyOrNotAllowed"];
            readonly 413: components["responses"]["Error413BodyOver1MB"];
            readonly 429: components["responses"]["Error429TooOften"];
            readonly 500: components["responses"]["Error500ADefectOfTheServer"];
            readonly 503: components["responses"]["Error503ADatabaseIsAwayOrTooMuchToDo"];
        };
    };
    readonly instrumentsGet: {
        readonly parameters: {
            readonly query?: {
                /**
                 * @description Your API key
                 * @example 0123456789abcdef…
                 */
                readonly apikey?: string;
                readonly exchange?: "NSE" | "NFO" | "CDS" | "BSE" | "BFO" | "BCD" | "MCX" | "NCDEX" | "NCO" | "NSE_INDEX" | "BSE_INDEX" | "MCX_INDEX" | "GLOBAL_INDEX" | "CRYPTO";
                readonly format?: "json" | "csv";
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The instruments by exchange and symbol */
            readonly 200: {
                headers: {
                    readonly "content-disposition": components["headers"]["FileName"];
                    readonly "x-request-id": components["headers"]["RequestId"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: readonly {
                            readonly brexchange: string;
                            /** @description The broker’s symbol */
                            readonly brsymbol: string;
                            readonly contract_value: number;
                            /** @enum {string} */
                            readonly exchange: "NSE" | "NFO" | "CDS" | "BSE" | "BFO" | "BCD" | "MCX" | "NCDEX" | "NCO" | "NSE_INDEX" | "BSE_INDEX" | "MCX_INDEX" | "GLOBAL_INDEX" | "CRYPTO";
                            /** @description DD-MMM-YY; empty for what does not expire */
                            readonly expiry: string;
                            /** @description The largest quantity of one order; 0 where unknown */
                            readonly freeze_qty: number;
                            readonly instrumenttype: string;
                            readonly lotsize: number;
                            readonly name: string;
                            readonly strike: number;
                            readonly symbol: string;
                            readonly tick_size: number;
                            readonly token: string;
                        }[];
                        /**
                         * @description Every account is a paper account
                         * @enum {string}
                         */
                        readonly mode: "analyze";
                        /** @enum {string} */
                        readonly status: "success";
                    };
                    readonly "text/csv": string;
                };
            };
            readonly 400: components["responses"]["Error400MalformedOrRefused"];
            readonly 403: components["responses"]["Error403InvalidAPIKeyOrNotAllowed"];
            readonly 429: components["responses"]["Error429TooOften"];
            readonly 500: components["responses"]["Error500ADefectOfTheServer"];
            readonly 503: components["responses"]["Error503ADatabaseIsAwayOrTooMuchToDo"];
        };
    };
    readonly margin: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "apikey": "0123456789abcdef…",
                 *       "positions": [
                 *         {
                 *           "symbol": "RELIANCE",
                 *           "exchange": "NSE",
                 *           "action": "BUY",
                 *           "product": "MIS",
                 *           "pricetype": "MARKET",
                 *           "quantity": 1,
                 *           "price": 0,
                 *           "trigger_price": 0
                 *         }
                 *       ]
                 *     }
                 */
                readonly "application/json": {
                    /**
                     * @description Your API key
                     * @example 0123456789abcdef…
                     */
                    readonly apikey: string;
                    readonly positions: readonly {
                        /**
                         * @description BUY or SELL, in upper or lower case
                         * @example BUY
                         */
                        readonly action: string;
                        /** @enum {string} */
                        readonly exchange: "NSE" | "NFO" | "CDS" | "BSE" | "BFO" | "BCD" | "MCX" | "NCDEX" | "NCO" | "NSE_INDEX" | "BSE_INDEX" | "MCX_INDEX" | "GLOBAL_INDEX" | "CRYPTO";
                        /**
                         * @description A number, or its text
                         * @default 0
                         */
                        readonly price?: string | number;
                        /** @enum {string} */
                        readonly pricetype: "MARKET" | "LIMIT" | "SL" | "SL-M";
                        /** @enum {string} */
                        readonly product: "MIS" | "NRML" | "CNC";
                        /** @description A number, or its text */
                        readonly quantity: string | number;
                        /** @example RELIANCE */
                        readonly symbol: string;
                        /**
                         * @description A number, or its text
                         * @default 0
                         */
                        readonly trigger_price?: string | number;
                    }[];
                };
            };
        };
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly "x-request-id": components["headers"]["RequestId"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: {
                            readonly exposure_margin: number;
                            readonly span_margin: number;
                            readonly total_margin_required: number;
                        };
                        /**
                         * @description Every account is a paper account
                         * @enum {string}
                         */
                        readonly mode: "analyze";
                        /** @enum {string} */
                        readonly status: "success";
                    };
                };
            };
            readonly 400: components["responses"]["Error400MalformedOrRefused"];
            readonly 403: components["responses"]["Error403InvalidAPIKeyOrNotAllowed"];
            readonly 413: components["responses"]["Error413BodyOver1MB"];
            readonly 429: components["responses"]["Error429TooOften"];
            readonly 500: components["responses"]["Error500ADefectOfTheServer"];
            readonly 503: components["responses"]["Error503ADatabaseIsAwayOrTooMuchToDo"];
        };
    };
    readonly marketHolidays: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "apikey": "0123456789abcdef…",
                 *       "year": 1
                 *     }
                 */
                readonly "application/json": {
                    /**
                     * @description Your API key
                     * @example 0123456789abcdef…
                     */
                    readonly apikey: string;
                    readonly year: string | number;
                };
            };
        };
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly "x-request-id": components["headers"]["RequestId"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: readonly {
                            readonly closed_exchanges: readonly ("NSE" | "NFO" | "CDS" | "BSE" | "BFO" | "BCD" | "MCX" | "NCDEX" | "NCO" | "NSE_INDEX" | "BSE_INDEX" | "MCX_INDEX" | "GLOBAL_INDEX" | "CRYPTO")[];
                            readonly date: string;
                            readonly description: string;
                            /** @enum {string} */
                            readonly holiday_type: "TRADING_HOLIDAY" | "SETTLEMENT_HOLIDAY" | "SPECIAL_SESSION";
                            readonly open_exchanges: readonly {
                                /** @description Epoch milliseconds */
                                readonly end_time: number;
                                /** @enum {string} */
                                readonly exchange: "NSE" | "NFO" | "CDS" | "BSE" | "BFO" | "BCD" | "MCX" | "NCDEX" | "NCO" | "NSE_INDEX" | "BSE_INDEX" | "MCX_INDEX" | "GLOBAL_INDEX" | "CRYPTO";
                                /** @description Epoch milliseconds */
                                readonly start_time: number;
                            }[];
                        }[];
                        /**
                         * @description Every account is a paper account
                         * @enum {string}
                         */
                        readonly mode: "analyze";
                        /** @enum {string} */
                        readonly status: "success";
                        /** @enum {string} */
                        readonly timezone: "Asia/Kolkata";
                        readonly year: number;
                    };
                };
            };
            readonly 400: components["responses"]["Error400MalformedOrRefused"];
            readonly 403: components["responses"]["Error403InvalidAPIKeyOrNotAllowed"];
            readonly 413: components["responses"]["Error413BodyOver1MB"];
            readonly 429: components["responses"]["Error429TooOften"];
            readonly 500: components["responses"]["Error500ADefectOfTheServer"];
            readonly 503: components["responses"]["Error503ADatabaseIsAwayOrTooMuchToDo"];
        };
    };
    readonly marketTimings: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "apikey": "0123456789abcdef…",
                 *       "date": "2026-08-19"
                 *     }
                 */
                readonly "application/json": {
                    /**
                     * @description Your API key
                     * @example 0123456789abcdef…
                     */
                    readonly apikey: string;
                    /**
                     * Format: date
                     * @example 2026-08-19
                     */
                    readonly date: string;
                };
            };
        };
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly "x-request-id": components["headers"]["RequestId"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: readonly {
                            /** @description Epoch milliseconds */
                            readonly end_time: number;
                            /** @enum {string} */
                            readonly exchange: "NSE" | "NFO" | "CDS" | "BSE" | "BFO" | "BCD" | "MCX" | "NCDEX" | "NCO" | "NSE_INDEX" | "BSE_INDEX" | "MCX_INDEX" | "GLOBAL_INDEX" | "CRYPTO";
                            /** @description Epoch milliseconds */
                            readonly start_time: number;
                        }[];
                        /**
                         * @description Every account is a paper account
                         * @enum {string}
                         */
                        readonly mode: "analyze";
                        /** @enum {string} */
                        readonly status: "success";
                    };
                };
            };
            readonly 400: components["responses"]["Error400MalformedOrRefused"];
            readonly 403: components["responses"]["Error403InvalidAPIKeyOrNotAllowed"];
            readonly 413: components["responses"]["Error413BodyOver1MB"];
            readonly 429: components["responses"]["Error429TooOften"];
            readonly 500: components["responses"]["Error500ADefectOfTheServer"];
            readonly 503: components["responses"]["Error503ADatabaseIsAwayOrTooMuchToDo"];
        };
    };
    readonly modifyorder: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description Names this request among yours. Sent again under the same key it is not done again but answered as before; another request under the key is refused with IDEMPOTENCY_KEY_REUSED. */
                readonly "idempotency-key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "apikey": "0123456789abcdef…",
                 *       "strategy": "text",
                 *       "orderid": "26081900000001",
                 *       "exchange": "NSE",
                 *       "symbol": "RELIANCE",
                 *       "action": "BUY",
                 *       "product": "MIS",
                 *       "pricetype": "MARKET",
                 *       "quantity": 1,
                 *       "price": 1,
                 *       "trigger_price": 0,
                 *       "disclosed_quantity": 0
                 *     }
                 */
                readonly "application/json": {
                    /**
                     * @description BUY or SELL, in upper or lower case
                     * @example BUY
                     */
                    readonly action: string;
                    /**
                     * @description Your API key
                     * @example 0123456789abcdef…
                     */
                    readonly apikey: string;
                    /**
                     * @description A number, or its text
                     * @default 0
                     */
                    readonly disclosed_quantity?: string | number;
                    /** @enum {string} */
                    readonly exchange: "NSE" | "NFO" | "CDS" | "BSE" | "BFO" | "BCD" | "MCX" | "NCDEX" | "NCO" | "NSE_INDEX" | "BSE_INDEX" | "MCX_INDEX" | "GLOBAL_INDEX" | "CRYPTO";
                    /** @example 26081900000001 */
                    readonly orderid: string;
                    /** @description A number, or its text */
                    readonly price: string | number;
                    /** @enum {string} */
                    readonly pricetype: "MARKET" | "LIMIT" | "SL" | "SL-M";
                    /** @enum {string} */
                    readonly product: "MIS" | "NRML" | "CNC";
                    /** @description A number, or its text */
                    readonly quantity: string | number;
                    /** @description The name of your strategy */
                    readonly strategy: string;
                    /** @example RELIANCE */
                    readonly symbol: string;
                    /**
                     * @description A number, or its text
                     * @default 0
                     */
                    readonly trigger_price?: string | number;
                };
            };
        };
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly "x-request-id": components["headers"]["RequestId"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly message: string;
                        /**
                         * @description Every account is a paper account
                         * @enum {string}
                         */
                        readonly mode: "analyze";
                        readonly orderid: string;
                        /** @enum {string} */
                        readonly status: "success";
                    };
                };
            };
            readonly 400: components["responses"]["Error400MalformedOrRefused"];
            readonly 403: components["responses"]["Error403InvalidAPIKeyOrNotAllowed"];
            readonly 404: components["responses"]["Error404NotKnown"];
            readonly 413: components["responses"]["Error413BodyOver1MB"];
            readonly 429: components["responses"]["Error429TooOften"];
            readonly 500: components["responses"]["Error500ADefectOfTheServer"];
            readonly 503: components["responses"]["Error503ADatabaseIsAwayOrTooMuchToDo"];
        };
    };
    readonly multiquotes: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "apikey": "0123456789abcdef…",
                 *       "symbols": [
                 *         {
                 *           "symbol": "RELIANCE",
                 *           "exchange": "NSE"
                 *         }
                 *       ]
                 *     }
                 */
                readonly "application/json": {
                    /**
                     * @description Your API key
                     * @example 0123456789abcdef…
                     */
                    readonly apikey: string;
                    readonly symbols: readonly {
                        /** @enum {string} */
                        readonly exchange: "NSE" | "NFO" | "CDS" | "BSE" | "BFO" | "BCD" | "MCX" | "NCDEX" | "NCO" | "NSE_INDEX" | "BSE_INDEX" | "MCX_INDEX" | "GLOBAL_INDEX" | "CRYPTO";
                        /** @example RELIANCE */
                        readonly symbol: string;
                    }[];
                };
            };
        };
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly "x-request-id": components["headers"]["RequestId"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        /**
                         * @description Every account is a paper account
                         * @enum {string}
                         */
                        readonly mode: "analyze";
                        readonly results: readonly {
                            readonly data?: {
                                readonly ask: number;
                                readonly bid: number;
                                readonly high: number;
                                readonly low: number;
                                readonly ltp: number;
                                readonly oi: number;
                                readonly open: number;
                                readonly prev_close: number;
                                readonly volume: number;
                            };
                            /** @description Why there is no quote */
                            readonly error?: string;
                            /** @enum {string} */
                            readonly exchange: "NSE" | "NFO" | "CDS" | "BSE" | "BFO" | "BCD" | "MCX" | "NCDEX" | "NCO" | "NSE_INDEX" | "BSE_INDEX" | "MCX_INDEX" | "GLOBAL_INDEX" | "CRYPTO";
                            readonly symbol: string;
                        }[];
                        /** @enum {string} */
                        readonly status: "success";
                    };
                };
            };
            readonly 400: components["responses"]["Error400MalformedOrRefused"];
            readonly 403: components["responses"]["Error403InvalidAPIKeyOrNotAllowed"];
            readonly 413: components["responses"]["Error413BodyOver1MB"];
            readonly 429: components["responses"]["Error429TooOften"];
            readonly 500: components["responses"]["Error500ADefectOfTheServer"];
            readonly 503: components["responses"]["Error503ADatabaseIsAwayOrTooMuchToDo"];
        };
    };
    readonly openposition: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "apikey": "0123456789abcdef…",
                 *       "strategy": "text",
                 *       "exchange": "NSE",
                 *       "symbol": "RELIANCE",
                 *       "product": "MIS"
                 *     }
                 */
                readonly "application/json": {
                    /**
                     * @description Your API key
                     * @example 0123456789abcdef…
                     */
                    readonly apikey: string;
                    /** @enum {string} */
                    readonly exchange: "NSE" | "NFO" | "CDS" | "BSE" | "BFO" | "BCD" | "MCX" | "NCDEX" | "NCO" | "NSE_INDEX" | "BSE_INDEX" | "MCX_INDEX" | "GLOBAL_INDEX" | "CRYPTO";
                    /** @enum {string} */
                    readonly product: "MIS" | "NRML" | "CNC";
                    /** @description The name of your strategy */
                    readonly strategy: string;
                    /** @example RELIANCE */
                    readonly symbol: string;
                };
            };
        };
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly "x-request-id": components["headers"]["RequestId"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        /**
                         * @description Every account is a paper account
                         * @enum {string}
                         */
                        readonly mode: "analyze";
                        readonly quantity: number;
                        /** @enum {string} */
                        readonly status: "success";
                    };
                };
            };
            readonly 400: components["responses"]["Error400MalformedOrRefused"];
            readonly 403: components["responses"]["Error403InvalidAPIKeyOrNotAllowed"];
            readonly 413: components["responses"]["Error413BodyOver1MB"];
            readonly 429: components["responses"]["Error429TooOften"];
            readonly 500: components["responses"]["Error500ADefectOfTheServer"];
            readonly 503: components["responses"]["Error503ADatabaseIsAwayOrTooMuchToDo"];
        };
    };
    readonly orderbook: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "apikey": "0123456789abcdef…"
                 *     }
                 */
                readonly "application/json": {
                    /**
                     * @description Your API key
                     * @example 0123456789abcdef…
                     */
                    readonly apikey: string;
                };
            };
        };
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly "x-request-id": components["headers"]["RequestId"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: {
                            readonly orders: readonly {
                                /** @enum {string} */
                                readonly action: "BUY" | "SELL";
                                readonly average_price: number;
                                /** @enum {string} */
                                readonly exchange: "NSE" | "NFO" | "CDS" | "BSE" | "BFO" | "BCD" | "MCX" | "NCDEX" | "NCO" | "NSE_INDEX" | "BSE_INDEX" | "MCX_INDEX" | "GLOBAL_INDEX" | "CRYPTO";
                                readonly filled_quantity: number;
                                /** @enum {string} */
                                readonly order_status: "open" | "trigger pending" | "complete" | "cancelled" | "rejected";
                                readonly orderid: string;
                                readonly pending_quantity: number;
                                readonly price: number;
                                /** @enum {string} */
                                readonly pricetype: "MARKET" | "LIMIT" | "SL" | "SL-M";
                                /** @enum {string} */
                                readonly product: "MIS" | "NRML" | "CNC";
                                readonly quantity: number;
                                readonly rejection_reason: string;
                                readonly strategy: string;
                                readonly symbol: string;
                                /** @description YYYY-MM-DD HH:MM:SS in Asia/Kolkata */
                                readonly timestamp: string;
                                readonly trigger_price: number;
                            }[];
                            readonly statistics: {
                                readonly total_buy_orders: number;
                                readonly total_completed_orders: number;
                                readonly total_open_orders: number;
                                readonly total_rejected_orders: number;
                                readonly total_sell_orders: number;
                                readonly total_trigger_pending_orders: number;
                            };
                        };
                        /**
                         * @description Every account is a paper account
                         * @enum {string}
                         */
                        readonly mode: "analyze";
                        /** @enum {string} */
                        readonly status: "success";
                    };
                };
            };
            readonly 400: components["responses"]["Error400MalformedOrRefused"];
            readonly 403: components["responses"]["Error403InvalidAPIKeyOrNotAllowed"];
            readonly 413: components["responses"]["Error413BodyOver1MB"];
            readonly 429: components["responses"]["Error429TooOften"];
            readonly 500: components["responses"]["Error500ADefectOfTheServer"];
            readonly 503: components["responses"]["Error503ADatabaseIsAwayOrTooMuchToDo"];
        };
    };
    readonly orderstatus: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "apikey": "0123456789abcdef…",
                 *       "strategy": "text",
                 *       "orderid": "26081900000001"
                 *     }
                 */
                readonly "application/json": {
                    /**
                     * @description Your API key
                     * @example 0123456789abcdef…
                     */
                    readonly apikey: string;
                    /** @example 26081900000001 */
                    readonly orderid: string;
                    /** @description The name of your strategy */
                    readonly strategy: string;
                };
            };
        };
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly "x-request-id": components["headers"]["RequestId"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: {
                            /** @enum {string} */
                            readonly action: "BUY" | "SELL";
                            readonly average_price: number;
                            /** @enum {string} */
                            readonly exchange: "NSE" | "NFO" | "CDS" | "BSE" | "BFO" | "BCD" | "MCX" | "NCDEX" | "NCO" | "NSE_INDEX" | "BSE_INDEX" | "MCX_INDEX" | "GLOBAL_INDEX" | "CRYPTO";
                            readonly filled_quantity: number;
                            /** @enum {string} */
                            readonly order_status: "open" | "trigger pending" | "complete" | "cancelled" | "rejected";
                            readonly orderid: string;
                            readonly pending_quantity: number;
                            readonly price: number;
                            /** @enum {string} */
                            readonly price_type: "MARKET" | "LIMIT" | "SL" | "SL-M";
                            /** @enum {string} */
                            readonly product: "MIS" | "NRML" | "CNC";
                            readonly quantity: number;
                            readonly rejection_reason: string;
                            readonly strategy: string;
                            readonly symbol: string;
                            /** @description YYYY-MM-DD HH:MM:SS in Asia/Kolkata */
                            readonly timestamp: string;
                            readonly trigger_price: number;
                        };
                        /**
                         * @description Every account is a paper account
                         * @enum {string}
                         */
                        readonly mode: "analyze";
                        /** @enum {string} */
                        readonly status: "success";
                    };
                };
            };
            readonly 400: components["responses"]["Error400MalformedOrRefused"];
            readonly 403: components["responses"]["Error403InvalidAPIKeyOrNotAllowed"];
            readonly 404: components["responses"]["Error404NotKnown"];
            readonly 413: components["responses"]["Error413BodyOver1MB"];
            readonly 429: components["responses"]["Error429TooOften"];
            readonly 500: components["responses"]["Error500ADefectOfTheServer"];
            readonly 503: components["responses"]["Error503ADatabaseIsAwayOrTooMuchToDo"];
        };
    };
    readonly ping: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "apikey": "0123456789abcdef…"
                 *     }
                 */
                readonly "application/json": {
                    /**
                     * @description Your API key
                     * @example 0123456789abcdef…
                     */
                    readonly apikey: string;
                };
            };
        };
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly "x-request-id": components["headers"]["RequestId"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: {
                            readonly broker: string;
                            /** @enum {string} */
                            readonly message: "pong";
                        };
                        /**
                         * @description Every account is a paper account
                         * @enum {string}
                         */
                        readonly mode: "analyze";
                        /** @enum {string} */
                        readonly status: "success";
                    };
                };
            };
            readonly 400: components["responses"]["Error400MalformedOrRefused"];
            readonly 403: components["responses"]["Error403InvalidAPIKeyOrNotAllowed"];
            readonly 413: components["responses"]["Error413BodyOver1MB"];
            readonly 429: components["responses"]["Error429TooOften"];
            readonly 500: components["responses"]["Error500ADefectOfTheServer"];
            readonly 503: components["responses"]["Error503ADatabaseIsAwayOrTooMuchToDo"];
        };
    };
    readonly placeorder: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description Names this request among yours. Sent again under the same key it is not done again but answered as before; another request under the key is refused with IDEMPOTENCY_KEY_REUSED. */
                readonly "idempotency-key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "apikey": "0123456789abcdef…",
                 *       "strategy": "text",
                 *       "exchange": "NSE",
                 *       "symbol": "RELIANCE",
                 *       "action": "BUY",
                 *       "quantity": 1,
                 *       "pricetype": "MARKET",
                 *       "product": "MIS",
                 *       "price": 0,
                 *       "trigger_price": 0,
                 *       "disclosed_quantity": 0
                 *     }
                 */
                readonly "application/json": {
                    /**
                     * @description BUY or SELL, in upper or lower case
                     * @example BUY
                     */
                    readonly action: string;
                    /**
                     * @description Your API key
                     * @example 0123456789abcdef…
                     */
                    readonly apikey: string;
                    /**
                     * @description A number, or its text
                     * @default 0
                     */
                    readonly disclosed_quantity?: string | number;
                    /** @enum {string} */
                    readonly exchange: "NSE" | "NFO" | "CDS" | "BSE" | "BFO" | "BCD" | "MCX" | "NCDEX" | "NCO" | "NSE_INDEX" | "BSE_INDEX" | "MCX_INDEX" | "GLOBAL_INDEX" | "CRYPTO";
                    /**
                     * @description A number, or its text
                     * @default 0
                     */
                    readonly price?: string | number;
                    /**
                     * @default MARKET
                     * @enum {string}
                     */
                    readonly pricetype?: "MARKET" | "LIMIT" | "SL" | "SL-M";
                    /**
                     * @default MIS
                     * @enum {string}
                     */
                    readonly product?: "MIS" | "NRML" | "CNC";
                    /** @description A number, or its text */
                    readonly quantity: string | number;
                    /** @description The name of your strategy */
                    readonly strategy: string;
                    /** @example RELIANCE */
                    readonly symbol: string;
                    /**
                     * @description A number, or its text
                     * @default 0
                     */
                    readonly trigger_price?: string | number;
                    /** @description Taken for compatibility; not used */
                    readonly underlying_ltp?: (string | number) | null;
                };
            };
        };
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly "x-request-id": components["headers"]["RequestId"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        /**
                         * @description Every account is a paper account
                         * @enum {string}
                         */
                        readonly mode: "analyze";
                        readonly orderid: string;
                        /** @enum {string} */
                        readonly status: "success";
                    } | {
                        readonly message: string;
                        /** @enum {string} */
                        readonly mode: "semi_auto";
                        /** @description Where it waits in the Action Center */
                        readonly pending_order_id: number;
                        /** @enum {string} */
                        readonly status: "success";
                    };
                };
            };
            /** @description Malformed, or refused by the account */
            readonly 400: {
                headers: {
                    readonly "x-request-id": components["headers"]["RequestId"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] | components["schemas"]["RejectedOrder"];
                };
            };
            readonly 403: components["responses"]["Error403InvalidAPIKeyOrNotAllowed"];
            readonly 413: components["responses"]["Error413BodyOver1MB"];
            readonly 429: components["responses"]["Error429TooOften"];
            readonly 500: components["responses"]["Error500ADefectOfTheServer"];
            readonly 503: components["responses"]["Error503ADatabaseIsAwayOrTooMuchToDo"];
        };
    };
    readonly placesmartorder: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description Names this request among yours. Sent again under the same key it is not done again but answered as before; another request under the key is refused with IDEMPOTENCY_KEY_REUSED. */
                readonly "idempotency-key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "apikey": "0123456789abcdef…",
                 *       "strategy": "text",
                 *       "exchange": "NSE",
                 *       "symbol": "RELIANCE",
                 *       "action": "BUY",
                 *       "quantity": 1,
                 *       "pricetype": "MARKET",
                 *       "product": "MIS",
                 *       "price": 0,
                 *       "trigger_price": 0,
                 *       "disclosed_quantity": 0,
                 *       "position_size": 1
                 *     }
                 */
                readonly "application/json": {
                    /**
                     * @description BUY or SELL, in upper or lower case
                     * @example BUY
                     */
                    readonly action: string;
                    /**
                     * @description Your API key
                     * @example 0123456789abcdef…
                     */
                    readonly apikey: string;
                    /**
                     * @description A number, or its text
                     * @default 0
                     */
                    readonly disclosed_quantity?: string | number;
                    /** @enum {string} */
                    readonly exchange: "NSE" | "NFO" | "CDS" | "BSE" | "BFO" | "BCD" | "MCX" | "NCDEX" | "NCO" | "NSE_INDEX" | "BSE_INDEX" | "MCX_INDEX" | "GLOBAL_INDEX" | "CRYPTO";
                    /** @description The position wanted: long above 0, short below */
                    readonly position_size: string | number;
                    /**
                     * @description A number, or its text
                     * @default 0
                     */
                    readonly price?: string | number;
                    /**
                     * @default MARKET
                     * @enum {string}
                     */
                    readonly pricetype?: "MARKET" | "LIMIT" | "SL" | "SL-M";
                    /**
                     * @default MIS
                     * @enum {string}
                     */
                    readonly product?: "MIS" | "NRML" | "CNC";
                    /** @description A number, or its text */
                    readonly quantity: string | number;
                    /** @description The name of your strategy */
                    readonly strategy: string;
                    /** @example RELIANCE */
                    readonly symbol: string;
                    /**
                     * @description A number, or its text
                     * @default 0
                     */
                    readonly trigger_price?: string | number;
                };
            };
        };
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly "x-request-id": components["headers"]["RequestId"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": ({
                        /**
                         * @description Every account is a paper account
                         * @enum {string}
                         */
                        readonly mode: "analyze";
                        readonly orderid: string;
                        /** @enum {string} */
                        readonly status: "success";
                    } | {
                        readonly message: string;
                        /**
                         * @description Every account is a paper account
                         * @enum {string}
                         */
                        readonly mode: "analyze";
                        /** @enum {string} */
                        readonly status: "success";
                    }) | {
                        readonly message: string;
                        /** @enum {string} */
                        readonly mode: "semi_auto";
                        /** @description Where it waits in the Action Center */
                        readonly pending_order_id: number;
                        /** @enum {string} */
                        readonly status: "success";
                    };
                };
            };
            /** @description Malformed, or refused by the account */
            readonly 400: {
                headers: {
                    readonly "x-request-id": components["headers"]["RequestId"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Error"] | components["schemas"]["RejectedOrder"];
                };
            };
            readonly 403: components["responses"]["Error403InvalidAPIKeyOrNotAllowed"];
            readonly 413: components["responses"]["Error413BodyOver1MB"];
            readonly 429: components["responses"]["Error429TooOften"];
            readonly 500: components["responses"]["Error500ADefectOfTheServer"];
            readonly 503: components["responses"]["Error503ADatabaseIsAwayOrTooMuchToDo"];
        };
    };
    readonly pnlSymbols: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "apikey": "0123456789abcdef…"
                 *     }
                 */
                readonly "application/json": {
                    /**
                     * @description Your API key
                     * @example 0123456789abcdef…
                     */
                    readonly apikey: string;
                };
            };
        };
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly "x-request-id": components["headers"]["RequestId"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: readonly {
                            /** @enum {string} */
                            readonly exchange: "NSE" | "NFO" | "CDS" | "BSE" | "BFO" | "BCD" | "MCX" | "NCDEX" | "NCO" | "NSE_INDEX" | "BSE_INDEX" | "MCX_INDEX" | "GLOBAL_INDEX" | "CRYPTO";
                            readonly pnl: number;
                            /** @enum {string} */
                            readonly product: "MIS" | "NRML" | "CNC";
                            readonly quantity: number;
                            readonly symbol: string;
                            readonly today_realized_pnl: number;
                            readonly total_pnl_today: number;
                            readonly unrealized_pnl: number;
                        }[];
                        /**
                         * @description Every account is a paper account
                         * @enum {string}
                         */
                        readonly mode: "analyze";
                        /** @enum {string} */
                        readonly status: "success";
                        readonly total_pnl: number;
                        readonly total_pnl_today: number;
                        readonly total_today_realized_pnl: number;
                        readonly total_unrealized_pnl: number;
                    };
                };
            };
            readonly 400: components["responses"]["Error400MalformedOrRefused"];
            readonly 403: components["responses"]["Error403InvalidAPIKeyOrNotAllowed"];
            readonly 413: components["responses"]["Error413BodyOver1MB"];
            readonly 429: components["responses"]["Error429TooOften"];
            readonly 500: components["responses"]["Error500ADefectOfTheServer"];
            readonly 503: components["responses"]["Error503ADatabaseIsAwayOrTooMuchToDo"];
        };
    };
    readonly positionbook: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "apikey": "0123456789abcdef…"
                 *     }
                 */
                readonly "application/json": {
                    /**
                     * @description Your API key
                     * @example 0123456789abcdef…
                     */
                    readonly apikey: string;
                };
            };
        };
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly "x-request-id": components["headers"]["RequestId"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: readonly {
                            readonly average_price: number;
                            /** @enum {string} */
                            readonly exchange: "NSE" | "NFO" | "CDS" | "BSE" | "BFO" | "BCD" | "MCX" | "NCDEX" | "NCO" | "NSE_INDEX" | "BSE_INDEX" | "MCX_INDEX" | "GLOBAL_INDEX" | "CRYPTO";
                            /** @description The contract value: 1 but for crypto */
                            readonly lot_size: number;
                            readonly ltp: number;
                            readonly pnl: number;
                            readonly pnlpercent: number;
                            /** @enum {string} */
                            readonly product: "MIS" | "NRML" | "CNC";
                            readonly quantity: number;
                            readonly symbol: string;
                            readonly today_realized_pnl: number;
                            readonly total_pnl_today: number;
                            readonly unrealized_pnl: number;
                        }[];
                        /**
                         * @description Every account is a paper account
                         * @enum {string}
                         */
                        readonly mode: "analyze";
                        /** @enum {string} */
                        readonly status: "success";
                        readonly total_pnl: number;
                        readonly total_today_realized_pnl: number;
                        readonly total_unrealized_pnl: number;
                    };
                };
            };
            readonly 400: components["responses"]["Error400MalformedOrRefused"];
            readonly 403: components["responses"]["Error403InvalidAPIKeyOrNotAllowed"];
            readonly 413: components["responses"]["Error413BodyOver1MB"];
            readonly 429: components["responses"]["Error429TooOften"];
            readonly 500: components["responses"]["Error500ADefectOfTheServer"];
            readonly 503: components["responses"]["Error503ADatabaseIsAwayOrTooMuchToDo"];
        };
    };
    readonly quotes: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "apikey": "0123456789abcdef…",
                 *       "symbol": "RELIANCE",
                 *       "exchange": "NSE"
                 *     }
                 */
                readonly "application/json": {
                    /**
                     * @description Your API key
                     * @example 0123456789abcdef…
                     */
                    readonly apikey: string;
                    /** @enum {string} */
                    readonly exchange: "NSE" | "NFO" | "CDS" | "BSE" | "BFO" | "BCD" | "MCX" | "NCDEX" | "NCO" | "NSE_INDEX" | "BSE_INDEX" | "MCX_INDEX" | "GLOBAL_INDEX" | "CRYPTO";
                    /** @example RELIANCE */
                    readonly symbol: string;
                };
            };
        };
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly "x-request-id": components["headers"]["RequestId"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: {
                            readonly ask: number;
                            readonly bid: number;
                            readonly high: number;
                            readonly low: number;
                            readonly ltp: number;
                            readonly oi: number;
                            readonly open: number;
                            readonly prev_close: number;
                            readonly volume: number;
                        };
                        /**
                         * @description Every account is a paper account
                         * @enum {string}
                         */
                        readonly mode: "analyze";
                        /** @enum {string} */
                        readonly status: "success";
                    };
                };
            };
            readonly 400: components["responses"]["Error400MalformedOrRefused"];
            readonly 403: components["responses"]["Error403InvalidAPIKeyOrNotAllowed"];
            readonly 404: components["responses"]["Error404NotKnown"];
            readonly 413: components["responses"]["Error413BodyOver1MB"];
            readonly 429: components["responses"]["Error429TooOften"];
            readonly 500: components["responses"]["Error500ADefectOfTheServer"];
            readonly 503: components["responses"]["Error503ADatabaseIsAwayOrTooMuchToDo"];
        };
    };
    readonly search: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "apikey": "0123456789abcdef…",
                 *       "query": "NIFTY 25000 CE"
                 *     }
                 */
                readonly "application/json": {
                    /**
                     * @description Your API key
                     * @example 0123456789abcdef…
                     */
                    readonly apikey: string;
                    /** @enum {string} */
                    readonly exchange?: "NSE" | "NFO" | "CDS" | "BSE" | "BFO" | "BCD" | "MCX" | "NCDEX" | "NCO" | "NSE_INDEX" | "BSE_INDEX" | "MCX_INDEX" | "GLOBAL_INDEX" | "CRYPTO";
                    /** @example NIFTY 25000 CE */
                    readonly query: string;
                };
            };
        };
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly "x-request-id": components["headers"]["RequestId"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: readonly {
                            readonly brexchange: string;
                            /** @description The broker’s symbol */
                            readonly brsymbol: string;
                            readonly contract_value: number;
                            /** @enum {string} */
                            readonly exchange: "NSE" | "NFO" | "CDS" | "BSE" | "BFO" | "BCD" | "MCX" | "NCDEX" | "NCO" | "NSE_INDEX" | "BSE_INDEX" | "MCX_INDEX" | "GLOBAL_INDEX" | "CRYPTO";
                            /** @description DD-MMM-YY; empty for what does not expire */
                            readonly expiry: string;
                            /** @description The largest quantity of one order; 0 where unknown */
                            readonly freeze_qty: number;
                            readonly instrumenttype: string;
                            readonly lotsize: number;
                            readonly name: string;
                            readonly strike: number;
                            readonly symbol: string;
                            readonly tick_size: number;
                            readonly token: string;
                        }[];
                        readonly message: string;
                        /**
                         * @description Every account is a paper account
                         * @enum {string}
                         */
                        readonly mode: "analyze";
                        /** @enum {string} */
                        readonly status: "success";
                    };
                };
            };
            readonly 400: components["responses"]["Error400MalformedOrRefused"];
            readonly 403: components["responses"]["Error403InvalidAPIKeyOrNotAllowed"];
            readonly 413: components["responses"]["Error413BodyOver1MB"];
            readonly 429: components["responses"]["Error429TooOften"];
            readonly 500: components["responses"]["Error500ADefectOfTheServer"];
            readonly 503: components["responses"]["Error503ADatabaseIsAwayOrTooMuchToDo"];
        };
    };
    readonly splitorder: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description Names this request among yours. Sent again under the same key it is not done again but answered as before; another request under the key is refused with IDEMPOTENCY_KEY_REUSED. */
                readonly "idempotency-key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "apikey": "0123456789abcdef…",
                 *       "strategy": "text",
                 *       "exchange": "NSE",
                 *       "symbol": "RELIANCE",
                 *       "action": "BUY",
                 *       "quantity": 1,
                 *       "pricetype": "MARKET",
                 *       "product": "MIS",
                 *       "price": 0,
                 *       "trigger_price": 0,
                 *       "disclosed_quantity": 0,
                 *       "splitsize": 1
                 *     }
                 */
                readonly "application/json": {
                    /**
                     * @description BUY or SELL, in upper or lower case
                     * @example BUY
                     */
                    readonly action: string;
                    /**
                     * @description Your API key
                     * @example 0123456789abcdef…
                     */
                    readonly apikey: string;
                    /**
                     * @description A number, or its text
                     * @default 0
                     */
                    readonly disclosed_quantity?: string | number;
                    /** @enum {string} */
                    readonly exchange: "NSE" | "NFO" | "CDS" | "BSE" | "BFO" | "BCD" | "MCX" | "NCDEX" | "NCO" | "NSE_INDEX" | "BSE_INDEX" | "MCX_INDEX" | "GLOBAL_INDEX" | "CRYPTO";
                    /**
                     * @description A number, or its text
                     * @default 0
                     */
                    readonly price?: string | number;
                    /**
                     * @default MARKET
                     * @enum {string}
                     */
                    readonly pricetype?: "MARKET" | "LIMIT" | "SL" | "SL-M";
                    /**
                     * @default MIS
                     * @enum {string}
                     */
                    readonly product?: "MIS" | "NRML" | "CNC";
                    /** @description A number, or its text */
                    readonly quantity: string | number;
                    /** @description The quantity of each order but the last */
                    readonly splitsize: string | number;
                    /** @description The name of your strategy */
                    readonly strategy: string;
                    /** @example RELIANCE */
                    readonly symbol: string;
                    /**
                     * @description A number, or its text
                     * @default 0
                     */
                    readonly trigger_price?: string | number;
                };
            };
        };
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly "x-request-id": components["headers"]["RequestId"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        /**
                         * @description Every account is a paper account
                         * @enum {string}
                         */
                        readonly mode: "analyze";
                        readonly results: readonly {
                            /** @description Why the order was refused */
                            readonly message?: string;
                            readonly order_num: number;
                            /** @description Also of an order that the account refused: it is kept */
                            readonly orderid?: string;
                            readonly quantity: number;
                            /** @enum {string} */
                            readonly status: "success" | "error";
                        }[];
                        readonly split_size: number;
                        /** @enum {string} */
                        readonly status: "success";
                        readonly total_quantity: number;
                    } | {
                        readonly message: string;
                        /** @enum {string} */
                        readonly mode: "semi_auto";
                        /** @description Where it waits in the Action Center */
                        readonly pending_order_id: number;
                        /** @enum {string} */
                        readonly status: "success";
                    };
                };
            };
            readonly 400: components["responses"]["Error400MalformedOrRefused"];
            readonly 403: components["responses"]["Error403InvalidAPIKeyOrNotAllowed"];
            readonly 413: components["responses"]["Error413BodyOver1MB"];
            readonly 429: components["responses"]["Error429TooOften"];
            readonly 500: components["responses"]["Error500ADefectOfTheServer"];
            readonly 503: components["responses"]["Error503ADatabaseIsAwayOrTooMuchToDo"];
        };
    };
    readonly symbol: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "apikey": "0123456789abcdef…",
                 *       "symbol": "RELIANCE",
                 *       "exchange": "NSE"
                 *     }
                 */
                readonly "application/json": {
                    /**
                     * @description Your API key
                     * @example 0123456789abcdef…
                     */
                    readonly apikey: string;
                    /** @enum {string} */
                    readonly exchange: "NSE" | "NFO" | "CDS" | "BSE" | "BFO" | "BCD" | "MCX" | "NCDEX" | "NCO" | "NSE_INDEX" | "BSE_INDEX" | "MCX_INDEX" | "GLOBAL_INDEX" | "CRYPTO";
                    /** @example RELIANCE */
                    readonly symbol: string;
                };
            };
        };
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly "x-request-id": components["headers"]["RequestId"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: {
                            readonly brexchange: string;
                            /** @description The broker’s symbol */
                            readonly brsymbol: string;
                            readonly contract_value: number;
                            /** @enum {string} */
                            readonly exchange: "NSE" | "NFO" | "CDS" | "BSE" | "BFO" | "BCD" | "MCX" | "NCDEX" | "NCO" | "NSE_INDEX" | "BSE_INDEX" | "MCX_INDEX" | "GLOBAL_INDEX" | "CRYPTO";
                            /** @description DD-MMM-YY; empty for what does not expire */
                            readonly expiry: string;
                            /** @description The largest quantity of one order; 0 where unknown */
                            readonly freeze_qty: number;
                            readonly instrumenttype: string;
                            readonly lotsize: number;
                            readonly name: string;
                            readonly strike: number;
                            readonly symbol: string;
                            readonly tick_size: number;
                            readonly token: string;
                        };
                        /**
                         * @description Every account is a paper account
                         * @enum {string}
                         */
                        readonly mode: "analyze";
                        /** @enum {string} */
                        readonly status: "success";
                    };
                };
            };
            readonly 400: components["responses"]["Error400MalformedOrRefused"];
            readonly 403: components["responses"]["Error403InvalidAPIKeyOrNotAllowed"];
            readonly 404: components["responses"]["Error404NotKnown"];
            readonly 413: components["responses"]["Error413BodyOver1MB"];
            readonly 429: components["responses"]["Error429TooOften"];
            readonly 500: components["responses"]["Error500ADefectOfTheServer"];
            readonly 503: components["responses"]["Error503ADatabaseIsAwayOrTooMuchToDo"];
        };
    };
    readonly telegramBroadcast: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /**
                 * @description Your API key, where it is not in the request itself
                 * @example 0123456789abcdef…
                 */
                readonly "x-api-key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "message": "text"
                 *     }
                 */
                readonly "application/json": {
                    /**
                     * @description Your API key
                     * @example 0123456789abcdef…
                     */
                    readonly apikey?: string;
                    readonly message: string;
                };
            };
        };
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly "x-request-id": components["headers"]["RequestId"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        /** @enum {number} */
                        readonly fail_count: 0;
                        readonly message: string;
                        /** @enum {string} */
                        readonly status: "success";
                        /** @description Chats that it is queued for */
                        readonly success_count: number;
                    };
                };
            };
            readonly 400: components["responses"]["Error400MalformedOrRefused"];
            readonly 403: components["responses"]["Error403InvalidAPIKeyOrNotAllowed"];
            readonly 404: components["responses"]["Error404NotKnown"];
            readonly 413: components["responses"]["Error413BodyOver1MB"];
            readonly 429: components["responses"]["Error429TooOften"];
            readonly 500: components["responses"]["Error500ADefectOfTheServer"];
            readonly 503: components["responses"]["Error503ADatabaseIsAwayOrTooMuchToDo"];
        };
    };
    readonly telegramConfigGet: {
        readonly parameters: {
            readonly query?: {
                /**
                 * @description Your API key
                 * @example 0123456789abcdef…
                 */
                readonly apikey?: string;
            };
            readonly header?: {
                /**
                 * @description Your API key, where it is not in the request itself
                 * @example 0123456789abcdef…
                 */
                readonly "x-api-key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly "x-request-id": components["headers"]["RequestId"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: {
                            readonly bot_username: string | null;
                            readonly broadcast_enabled: boolean;
                            readonly commands_enabled: boolean;
                            readonly has_token: boolean;
                            readonly is_active: boolean;
                            /** @description Why the bot does not work; null while it does */
                            readonly last_error: string | null;
                            /** @enum {boolean} */
                            readonly polling_mode: true;
                            readonly webhook_url: null;
                        };
                        /** @enum {string} */
                        readonly status: "success";
                    };
                };
            };
            readonly 400: components["responses"]["Error400MalformedOrRefused"];
            readonly 403: components["responses"]["Error403InvalidAPIKeyOrNotAllowed"];
            readonly 404: components["responses"]["Error404NotKnown"];
            readonly 429: components["responses"]["Error429TooOften"];
            readonly 500: components["responses"]["Error500ADefectOfTheServer"];
            readonly 503: components["responses"]["Error503ADatabaseIsAwayOrTooMuchToDo"];
        };
    };
    readonly telegramConfig: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /**
                 * @description Your API key, where it is not in the request itself
                 * @example 0123456789abcdef…
                 */
                readonly "x-api-key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "token": "text",
                 *       "is_active": true,
                 *       "broadcast_enabled": true,
                 *       "commands_enabled": true,
                 *       "apikey": "0123456789abcdef…",
                 *       "webhook_url": "",
                 *       "polling_mode": true
                 *     }
                 */
                readonly "application/json": {
                    /**
                     * @description Your API key
                     * @example 0123456789abcdef…
                     */
                    readonly apikey?: string;
                    readonly broadcast_enabled?: boolean;
                    readonly commands_enabled?: boolean;
                    readonly is_active?: boolean;
                    /** @enum {boolean} */
                    readonly polling_mode?: true;
                    /** @description Encrypted before it is kept, and never shown again */
                    readonly token?: string;
                    /** @enum {unknown} */
                    readonly webhook_url?: "" | null;
                };
            };
        };
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly "x-request-id": components["headers"]["RequestId"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly message: string;
                        /** @enum {string} */
                        readonly status: "success";
                    };
                };
            };
            readonly 400: components["responses"]["Error400MalformedOrRefused"];
            readonly 403: components["responses"]["Error403InvalidAPIKeyOrNotAllowed"];
            readonly 404: components["responses"]["Error404NotKnown"];
            readonly 413: components["responses"]["Error413BodyOver1MB"];
            readonly 429: components["responses"]["Error429TooOften"];
            readonly 500: components["responses"]["Error500ADefectOfTheServer"];
            readonly 503: components["responses"]["Error503ADatabaseIsAwayOrTooMuchToDo"];
        };
    };
    readonly telegramNotify: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /**
                 * @description Your API key, where it is not in the request itself
                 * @example 0123456789abcdef…
                 */
                readonly "x-api-key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "username": "asha",
                 *       "message": "text",
                 *       "priority": 5
                 *     }
                 */
                readonly "application/json": {
                    /**
                     * @description Your API key
                     * @example 0123456789abcdef…
                     */
                    readonly apikey?: string;
                    readonly message: string;
                    /**
                     * @description The higher goes first
                     * @default 5
                     */
                    readonly priority?: number;
                    /** @example asha */
                    readonly username: string;
                };
            };
        };
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly "x-request-id": components["headers"]["RequestId"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly message: string;
                        /** @enum {string} */
                        readonly status: "success";
                    };
                };
            };
            readonly 400: components["responses"]["Error400MalformedOrRefused"];
            readonly 403: components["responses"]["Error403InvalidAPIKeyOrNotAllowed"];
            readonly 404: components["responses"]["Error404NotKnown"];
            readonly 413: components["responses"]["Error413BodyOver1MB"];
            readonly 429: components["responses"]["Error429TooOften"];
            readonly 500: components["responses"]["Error500ADefectOfTheServer"];
            readonly 503: components["responses"]["Error503ADatabaseIsAwayOrTooMuchToDo"];
        };
    };
    readonly telegramPreferencesGet: {
        readonly parameters: {
            readonly query?: {
                /**
                 * @description Your API key
                 * @example 0123456789abcdef…
                 */
                readonly apikey?: string;
                /** @description One of your own chats */
                readonly telegram_id?: string | number;
            };
            readonly header?: {
                /**
                 * @description Your API key, where it is not in the request itself
                 * @example 0123456789abcdef…
                 */
                readonly "x-api-key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly "x-request-id": components["headers"]["RequestId"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: {
                            readonly broadcasts: boolean;
                            readonly fills: boolean;
                            /** @description Off: nothing at all */
                            readonly notifications: boolean;
                            readonly rejections: boolean;
                            readonly telegram_id: string;
                        };
                        /** @enum {string} */
                        readonly status: "success";
                    };
                };
            };
            readonly 400: components["responses"]["Error400MalformedOrRefused"];
            readonly 403: components["responses"]["Error403InvalidAPIKeyOrNotAllowed"];
            readonly 404: components["responses"]["Error404NotKnown"];
            readonly 429: components["responses"]["Error429TooOften"];
            readonly 500: components["responses"]["Error500ADefectOfTheServer"];
            readonly 503: components["responses"]["Error503ADatabaseIsAwayOrTooMuchToDo"];
        };
    };
    readonly telegramPreferences: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /**
                 * @description Your API key, where it is not in the request itself
                 * @example 0123456789abcdef…
                 */
                readonly "x-api-key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "notifications": true,
                 *       "fills": true,
                 *       "rejections": true,
                 *       "broadcasts": true,
                 *       "apikey": "0123456789abcdef…",
                 *       "telegram_id": 1
                 *     }
                 */
                readonly "application/json": {
                    /**
                     * @description Your API key
                     * @example 0123456789abcdef…
                     */
                    readonly apikey?: string;
                    readonly broadcasts?: boolean;
                    readonly fills?: boolean;
                    /** @description Off: nothing at all */
                    readonly notifications?: boolean;
                    readonly rejections?: boolean;
                    /** @description One of your own chats */
                    readonly telegram_id?: string | number;
                };
            };
        };
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly "x-request-id": components["headers"]["RequestId"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly message: string;
                        /** @enum {string} */
                        readonly status: "success";
                    };
                };
            };
            readonly 400: components["responses"]["Error400MalformedOrRefused"];
            readonly 403: components["responses"]["Error403InvalidAPIKeyOrNotAllowed"];
            readonly 404: components["responses"]["Error404NotKnown"];
            readonly 413: components["responses"]["Error413BodyOver1MB"];
            readonly 429: components["responses"]["Error429TooOften"];
            readonly 500: components["responses"]["Error500ADefectOfTheServer"];
            readonly 503: components["responses"]["Error503ADatabaseIsAwayOrTooMuchToDo"];
        };
    };
    readonly telegramStart: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /**
                 * @description Your API key, where it is not in the request itself
                 * @example 0123456789abcdef…
                 */
                readonly "x-api-key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "apikey": "0123456789abcdef…"
                 *     }
                 */
                readonly "application/json": {
                    /**
                     * @description Your API key
                     * @example 0123456789abcdef…
                     */
                    readonly apikey?: string;
                };
            };
        };
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly "x-request-id": components["headers"]["RequestId"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly message: string;
                        /** @enum {string} */
                        readonly status: "success";
                    };
                };
            };
            readonly 400: components["responses"]["Error400MalformedOrRefused"];
            readonly 403: components["responses"]["Error403InvalidAPIKeyOrNotAllowed"];
            readonly 404: components["responses"]["Error404NotKnown"];
            readonly 413: components["responses"]["Error413BodyOver1MB"];
            readonly 429: components["responses"]["Error429TooOften"];
            readonly 500: components["responses"]["Error500ADefectOfTheServer"];
            readonly 503: components["responses"]["Error503ADatabaseIsAwayOrTooMuchToDo"];
        };
    };
    readonly telegramStatsGet: {
        readonly parameters: {
            readonly query?: {
                /**
                 * @description Your API key
                 * @example 0123456789abcdef…
                 */
                readonly apikey?: string;
                readonly days?: string;
            };
            readonly header?: {
                /**
                 * @description Your API key, where it is not in the request itself
                 * @example 0123456789abcdef…
                 */
                readonly "x-api-key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly "x-request-id": components["headers"]["RequestId"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: {
                            /** @description How often each was given */
                            readonly commands: {
                                readonly [key: string]: number;
                            };
                            readonly days: number;
                            readonly failed_commands: number;
                            readonly linked_chats: number;
                            readonly notifications: {
                                readonly failed: number;
                                readonly pending: number;
                                readonly sent: number;
                            };
                            readonly total_commands: number;
                        };
                        /** @enum {string} */
                        readonly status: "success";
                    };
                };
            };
            readonly 400: components["responses"]["Error400MalformedOrRefused"];
            readonly 403: components["responses"]["Error403InvalidAPIKeyOrNotAllowed"];
            readonly 404: components["responses"]["Error404NotKnown"];
            readonly 429: components["responses"]["Error429TooOften"];
            readonly 500: components["responses"]["Error500ADefectOfTheServer"];
            readonly 503: components["responses"]["Error503ADatabaseIsAwayOrTooMuchToDo"];
        };
    };
    readonly telegramStop: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /**
                 * @description Your API key, where it is not in the request itself
                 * @example 0123456789abcdef…
                 */
                readonly "x-api-key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "apikey": "0123456789abcdef…"
                 *     }
                 */
                readonly "application/json": {
                    /**
                     * @description Your API key
                     * @example 0123456789abcdef…
                     */
                    readonly apikey?: string;
                };
            };
        };
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly "x-request-id": components["headers"]["RequestId"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly message: string;
                        /** @enum {string} */
                        readonly status: "success";
                    };
                };
            };
            readonly 400: components["responses"]["Error400MalformedOrRefused"];
            readonly 403: components["responses"]["Error403InvalidAPIKeyOrNotAllowed"];
            readonly 404: components["responses"]["Error404NotKnown"];
            readonly 413: components["responses"]["Error413BodyOver1MB"];
            readonly 429: components["responses"]["Error429TooOften"];
            readonly 500: components["responses"]["Error500ADefectOfTheServer"];
            readonly 503: components["responses"]["Error503ADatabaseIsAwayOrTooMuchToDo"];
        };
    };
    readonly telegramUsersGet: {
        readonly parameters: {
            readonly query?: {
                /**
                 * @description Your API key
                 * @example 0123456789abcdef…
                 */
                readonly apikey?: string;
            };
            readonly header?: {
                /**
                 * @description Your API key, where it is not in the request itself
                 * @example 0123456789abcdef…
                 */
                readonly "x-api-key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly "x-request-id": components["headers"]["RequestId"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly count: number;
                        readonly data: readonly {
                            readonly blocked: boolean;
                            /** @description ISO 8601, UTC */
                            readonly created_at: string;
                            readonly first_name: string | null;
                            readonly last_command_at: string | null;
                            readonly last_name: string | null;
                            readonly notifications_enabled: boolean;
                            readonly openalgo_username: string | null;
                            readonly telegram_id: string;
                        }[];
                        /** @enum {string} */
                        readonly status: "success";
                    };
                };
            };
            readonly 400: components["responses"]["Error400MalformedOrRefused"];
            readonly 403: components["responses"]["Error403InvalidAPIKeyOrNotAllowed"];
            readonly 404: components["responses"]["Error404NotKnown"];
            readonly 429: components["responses"]["Error429TooOften"];
            readonly 500: components["responses"]["Error500ADefectOfTheServer"];
            readonly 503: components["responses"]["Error503ADatabaseIsAwayOrTooMuchToDo"];
        };
    };
    readonly ticks: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "apikey": "0123456789abcdef…",
                 *       "ticks": [
                 *         {
                 *           "exchange": "NSE",
                 *           "symbol": "RELIANCE",
                 *           "ltp": 1,
                 *           "timestamp": 1
                 *         }
                 *       ]
                 *     }
                 */
                readonly "application/json": {
                    /**
                     * @description Your API key
                     * @example 0123456789abcdef…
                     */
                    readonly apikey: string;
                    readonly ticks: readonly {
                        /** @description 0 where unknown */
                        readonly ask?: (string | number) | null;
                        /** @description 0 where unknown */
                        readonly bid?: (string | number) | null;
                        /** @enum {string} */
                        readonly exchange: "NSE" | "NFO" | "CDS" | "BSE" | "BFO" | "BCD" | "MCX" | "NCDEX" | "NCO" | "NSE_INDEX" | "BSE_INDEX" | "MCX_INDEX" | "GLOBAL_INDEX" | "CRYPTO";
                        /** @description 0 where unknown */
                        readonly high?: (string | number) | null;
                        /** @description 0 where unknown */
                        readonly low?: (string | number) | null;
                        /** @description A number, or its text */
                        readonly ltp: string | number;
                        /** @example RELIANCE */
                        readonly symbol: string;
                        /** @description ISO 8601 with its offset, or epoch seconds or milliseconds */
                        readonly timestamp: string | number;
                        readonly volume?: (string | number) | null;
                    }[];
                };
            };
        };
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly "x-request-id": components["headers"]["RequestId"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: {
                            readonly accepted: number;
                            /** @description Number of the newest tick */
                            readonly last_seq: number;
                        };
                        /**
                         * @description Every account is a paper account
                         * @enum {string}
                         */
                        readonly mode: "analyze";
                        /** @enum {string} */
                        readonly status: "success";
                    };
                };
            };
            readonly 400: components["responses"]["Error400MalformedOrRefused"];
            readonly 403: components["responses"]["Error403InvalidAPIKeyOrNotAllowed"];
            readonly 413: components["responses"]["Error413BodyOver1MB"];
            readonly 429: components["responses"]["Error429TooOften"];
            readonly 500: components["responses"]["Error500ADefectOfTheServer"];
            readonly 503: components["responses"]["Error503ADatabaseIsAwayOrTooMuchToDo"];
        };
    };
    readonly tradebook: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "apikey": "0123456789abcdef…"
                 *     }
                 */
                readonly "application/json": {
                    /**
                     * @description Your API key
                     * @example 0123456789abcdef…
                     */
                    readonly apikey: string;
                };
            };
        };
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly "x-request-id": components["headers"]["RequestId"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: readonly {
                            /** @enum {string} */
                            readonly action: "BUY" | "SELL";
                            readonly average_price: number;
                            /** @enum {string} */
                            readonly exchange: "NSE" | "NFO" | "CDS" | "BSE" | "BFO" | "BCD" | "MCX" | "NCDEX" | "NCO" | "NSE_INDEX" | "BSE_INDEX" | "MCX_INDEX" | "GLOBAL_INDEX" | "CRYPTO";
                            readonly orderid: string;
                            readonly price: number;
                            /** @enum {string} */
                            readonly product: "MIS" | "NRML" | "CNC";
                            readonly quantity: number;
                            readonly strategy: string;
                            readonly symbol: string;
                            /** @description YYYY-MM-DD HH:MM:SS in Asia/Kolkata */
                            readonly timestamp: string;
                            readonly trade_value: number;
                            readonly tradeid: string;
                        }[];
                        /**
                         * @description Every account is a paper account
                         * @enum {string}
                         */
                        readonly mode: "analyze";
                        /** @enum {string} */
                        readonly status: "success";
                    };
                };
            };
            readonly 400: components["responses"]["Error400MalformedOrRefused"];
            readonly 403: components["responses"]["Error403InvalidAPIKeyOrNotAllowed"];
            readonly 413: components["responses"]["Error413BodyOver1MB"];
            readonly 429: components["responses"]["Error429TooOften"];
            readonly 500: components["responses"]["Error500ADefectOfTheServer"];
            readonly 503: components["responses"]["Error503ADatabaseIsAwayOrTooMuchToDo"];
        };
    };
    readonly getApikey: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly "x-request-id": components["headers"]["RequestId"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: {
                            readonly created_at: string | null;
                            readonly has_api_key: boolean;
                            readonly order_mode: ("auto" | "semi_auto") | null;
                        };
                        /** @enum {string} */
                        readonly status: "success";
                    };
                };
            };
            readonly 400: components["responses"]["Error400MalformedOrRefused"];
            readonly 401: components["responses"]["Error401NotLoggedInOrTheLoginFailed"];
            readonly 403: components["responses"]["Error403NotAllowedOrWithoutTheCSRFToken"];
            readonly 404: components["responses"]["Error404NotKnown"];
            readonly 429: components["responses"]["Error429TooOften"];
            readonly 500: components["responses"]["Error500ADefectOfTheServer"];
            readonly 503: components["responses"]["Error503ADatabaseIsAwayOrTooMuchToDo"];
        };
    };
    readonly postApikey: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly "x-request-id": components["headers"]["RequestId"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: {
                            /** @description Shown this once */
                            readonly api_key: string;
                        };
                        /** @enum {string} */
                        readonly status: "success";
                    };
                };
            };
            readonly 400: components["responses"]["Error400MalformedOrRefused"];
            readonly 401: components["responses"]["Error401NotLoggedInOrTheLoginFailed"];
            readonly 403: components["responses"]["Error403NotAllowedOrWithoutTheCSRFToken"];
            readonly 404: components["responses"]["Error404NotKnown"];
            readonly 413: components["responses"]["Error413BodyTooLarge"];
            readonly 429: components["responses"]["Error429TooOften"];
            readonly 500: components["responses"]["Error500ADefectOfTheServer"];
            readonly 503: components["responses"]["Error503ADatabaseIsAwayOrTooMuchToDo"];
        };
    };
    readonly deleteApikey: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly "x-request-id": components["headers"]["RequestId"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly message: string;
                        /** @enum {string} */
                        readonly status: "success";
                    };
                };
            };
            readonly 400: components["responses"]["Error400MalformedOrRefused"];
            readonly 401: components["responses"]["Error401NotLoggedInOrTheLoginFailed"];
            readonly 403: components["responses"]["Error403NotAllowedOrWithoutTheCSRFToken"];
            readonly 404: components["responses"]["Error404NotKnown"];
            readonly 413: components["responses"]["Error413BodyTooLarge"];
            readonly 429: components["responses"]["Error429TooOften"];
            readonly 500: components["responses"]["Error500ADefectOfTheServer"];
            readonly 503: components["responses"]["Error503ADatabaseIsAwayOrTooMuchToDo"];
        };
    };
    readonly postApikeyMode: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "mode": "auto"
                 *     }
                 */
                readonly "application/json": {
                    /** @enum {string} */
                    readonly mode: "auto" | "semi_auto";
                };
            };
        };
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly "x-request-id": components["headers"]["RequestId"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly message: string;
                        /** @enum {string} */
                        readonly status: "success";
                    };
                };
            };
            readonly 400: components["responses"]["Error400MalformedOrRefused"];
            readonly 401: components["responses"]["Error401NotLoggedInOrTheLoginFailed"];
            readonly 403: components["responses"]["Error403NotAllowedOrWithoutTheCSRFToken"];
            readonly 404: components["responses"]["Error404NotKnown"];
            readonly 413: components["responses"]["Error413BodyTooLarge"];
            readonly 429: components["responses"]["Error429TooOften"];
            readonly 500: components["responses"]["Error500ADefectOfTheServer"];
            readonly 503: components["responses"]["Error503ADatabaseIsAwayOrTooMuchToDo"];
        };
    };
    readonly getAuditApiEvents: {
        readonly parameters: {
            readonly query?: {
                readonly before?: string;
                readonly limit?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly "x-request-id": components["headers"]["RequestId"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: readonly {
                            readonly [key: string]: string | number | null;
                        }[];
                        /** @description The `before` of the next page; null on the last */
                        readonly next_before: number | null;
                        /** @enum {string} */
                        readonly status: "success";
                    };
                };
            };
            readonly 400: components["responses"]["Error400MalformedOrRefused"];
            readonly 401: components["responses"]["Error401NotLoggedInOrTheLoginFailed"];
            readonly 403: components["responses"]["Error403NotAllowedOrWithoutTheCSRFToken"];
            readonly 404: components["responses"]["Error404NotKnown"];
            readonly 429: components["responses"]["Error429TooOften"];
            readonly 500: components["responses"]["Error500ADefectOfTheServer"];
            readonly 503: components["responses"]["Error503ADatabaseIsAwayOrTooMuchToDo"];
        };
    };
    readonly getAuditExport: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description All rows, newest first */
            readonly 200: {
                headers: {
                    readonly "content-disposition": components["headers"]["FileName"];
                    readonly "x-request-id": components["headers"]["RequestId"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/csv": string;
                };
            };
            readonly 400: components["responses"]["Error400MalformedOrRefused"];
            readonly 401: components["responses"]["Error401NotLoggedInOrTheLoginFailed"];
            readonly 403: components["responses"]["Error403NotAllowedOrWithoutTheCSRFToken"];
            readonly 404: components["responses"]["Error404NotKnown"];
            readonly 429: components["responses"]["Error429TooOften"];
            readonly 500: components["responses"]["Error500ADefectOfTheServer"];
            readonly 503: components["responses"]["Error503ADatabaseIsAwayOrTooMuchToDo"];
        };
    };
    readonly postAuthChangePassword: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "current_password": "text",
                 *       "new_password": "text"
                 *     }
                 */
                readonly "application/json": {
                    readonly current_password: string;
                    /** @description 12 to 256 characters */
                    readonly new_password: string;
                };
            };
        };
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly "x-request-id": components["headers"]["RequestId"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly message: string;
                        /** @enum {string} */
                        readonly status: "success";
                    };
                };
            };
            readonly 400: components["responses"]["Error400MalformedOrRefused"];
            readonly 401: components["responses"]["Error401NotLoggedInOrTheLoginFailed"];
            readonly 403: components["responses"]["Error403NotAllowedOrWithoutTheCSRFToken"];
            readonly 404: components["responses"]["Error404NotKnown"];
            readonly 413: components["responses"]["Error413BodyTooLarge"];
            readonly 429: components["responses"]["Error429TooOften"];
            readonly 500: components["responses"]["Error500ADefectOfTheServer"];
            readonly 503: components["responses"]["Error503ADatabaseIsAwayOrTooMuchToDo"];
        };
    };
    readonly postAuthForgotPassword: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "email": "asha@example.org"
                 *     }
                 */
                readonly "application/json": {
                    /** @example asha@example.org */
                    readonly email: string;
                };
            };
        };
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly "x-request-id": components["headers"]["RequestId"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly message: string;
                        /** @enum {string} */
                        readonly status: "success";
                    };
                };
            };
            readonly 400: components["responses"]["Error400MalformedOrRefused"];
            readonly 401: components["responses"]["Error401NotLoggedInOrTheLoginFailed"];
            readonly 403: components["responses"]["Error403NotAllowedOrWithoutTheCSRFToken"];
            readonly 404: components["responses"]["Error404NotKnown"];
            readonly 413: components["responses"]["Error413BodyTooLarge"];
            readonly 429: components["responses"]["Error429TooOften"];
            readonly 500: components["responses"]["Error500ADefectOfTheServer"];
            readonly 503: components["responses"]["Error503ADatabaseIsAwayOrTooMuchToDo"];
        };
    };
    readonly postAuthLogin: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "username": "asha",
                 *       "password": "text"
                 *     }
                 */
                readonly "application/json": {
                    /** @description Six digits of your authenticator, or a recovery code */
                    readonly code?: string;
                    readonly password: string;
                    /** @example asha */
                    readonly username: string;
                };
            };
        };
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly "set-cookie": components["headers"]["SessionCookie"];
                    readonly "x-request-id": components["headers"]["RequestId"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: {
                            /** @description For the header X-CSRF-Token of what changes something */
                            readonly csrf_token: string;
                            /** @description ISO 8601, UTC */
                            readonly expires_at: string;
                            readonly is_admin: boolean;
                            readonly username: string;
                        };
                        /** @enum {string} */
                        readonly status: "success";
                    };
                };
            };
            readonly 400: components["responses"]["Error400MalformedOrRefused"];
            readonly 401: components["responses"]["Error401NotLoggedInOrTheLoginFailed"];
            readonly 403: components["responses"]["Error403NotAllowedOrWithoutTheCSRFToken"];
            readonly 404: components["responses"]["Error404NotKnown"];
            readonly 413: components["responses"]["Error413BodyTooLarge"];
            readonly 429: components["responses"]["Error429TooOften"];
            readonly 500: components["responses"]["Error500ADefectOfTheServer"];
            readonly 503: components["responses"]["Error503ADatabaseIsAwayOrTooMuchToDo"];
        };
    };
    readonly postAuthLogout: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly "set-cookie": components["headers"]["SessionCookie"];
                    readonly "x-request-id": components["headers"]["RequestId"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly message: string;
                        /** @enum {string} */
                        readonly status: "success";
                    };
                };
            };
            readonly 400: components["responses"]["Error400MalformedOrRefused"];
            readonly 401: components["responses"]["Error401NotLoggedInOrTheLoginFailed"];
            readonly 403: components["responses"]["Error403NotAllowedOrWithoutTheCSRFToken"];
            readonly 404: components["responses"]["Error404NotKnown"];
            readonly 413: components["responses"]["Error413BodyTooLarge"];
            readonly 429: components["responses"]["Error429TooOften"];
            readonly 500: components["responses"]["Error500ADefectOfTheServer"];
            readonly 503: components["responses"]["Error503ADatabaseIsAwayOrTooMuchToDo"];
        };
    };
    readonly postAuthRegister: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "username": "asha",
                 *       "email": "asha@example.org",
                 *       "password": "text"
                 *     }
                 */
                readonly "application/json": {
                    /** @example asha@example.org */
                    readonly email: string;
                    /** @description 12 to 256 characters */
                    readonly password: string;
                    /** @example asha */
                    readonly username: string;
                };
            };
        };
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly "x-request-id": components["headers"]["RequestId"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: {
                            readonly is_admin: boolean;
                            readonly username: string;
                        };
                        /** @enum {string} */
                        readonly status: "success";
                    };
                };
            };
            readonly 400: components["responses"]["Error400MalformedOrRefused"];
            readonly 401: components["responses"]["Error401NotLoggedInOrTheLoginFailed"];
            readonly 403: components["responses"]["Error403NotAllowedOrWithoutTheCSRFToken"];
            readonly 404: components["responses"]["Error404NotKnown"];
            readonly 413: components["responses"]["Error413BodyTooLarge"];
            readonly 429: components["responses"]["Error429TooOften"];
            readonly 500: components["responses"]["Error500ADefectOfTheServer"];
            readonly 503: components["responses"]["Error503ADatabaseIsAwayOrTooMuchToDo"];
        };
    };
    readonly postAuthResetPassword: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "token": "text",
                 *       "new_password": "text"
                 *     }
                 */
                readonly "application/json": {
                    /** @description 12 to 256 characters */
                    readonly new_password: string;
                    readonly token: string;
                };
            };
        };
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly "x-request-id": components["headers"]["RequestId"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly message: string;
                        /** @enum {string} */
                        readonly status: "success";
                    };
                };
            };
            readonly 400: components["responses"]["Error400MalformedOrRefused"];
            readonly 401: components["responses"]["Error401NotLoggedInOrTheLoginFailed"];
            readonly 403: components["responses"]["Error403NotAllowedOrWithoutTheCSRFToken"];
            readonly 404: components["responses"]["Error404NotKnown"];
            readonly 413: components["responses"]["Error413BodyTooLarge"];
            readonly 429: components["responses"]["Error429TooOften"];
            readonly 500: components["responses"]["Error500ADefectOfTheServer"];
            readonly 503: components["responses"]["Error503ADatabaseIsAwayOrTooMuchToDo"];
        };
    };
    readonly getAuthSession: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly "x-request-id": components["headers"]["RequestId"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: {
                            /** @description For the header X-CSRF-Token of what changes something */
                            readonly csrf_token: string;
                            readonly is_admin: boolean;
                            /** @description How many are left */
                            readonly recovery_codes: number;
                            readonly second_factor: boolean;
                            readonly session_id: number;
                            readonly username: string;
                        };
                        /** @enum {string} */
                        readonly status: "success";
                    };
                };
            };
            readonly 400: components["responses"]["Error400MalformedOrRefused"];
            readonly 401: components["responses"]["Error401NotLoggedInOrTheLoginFailed"];
            readonly 403: components["responses"]["Error403NotAllowedOrWithoutTheCSRFToken"];
            readonly 404: components["responses"]["Error404NotKnown"];
            readonly 429: components["responses"]["Error429TooOften"];
            readonly 500: components["responses"]["Error500ADefectOfTheServer"];
            readonly 503: components["responses"]["Error503ADatabaseIsAwayOrTooMuchToDo"];
        };
    };
    readonly getAuthSessions: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly "x-request-id": components["headers"]["RequestId"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: readonly {
                            readonly current: boolean;
                            readonly device: string | null;
                            /** @description ISO 8601, UTC */
                            readonly expires_at: string;
                            readonly id: number;
                            readonly ip_address: string;
                            /** @description ISO 8601, UTC */
                            readonly last_seen: string;
                            /** @description ISO 8601, UTC */
                            readonly login_time: string;
                        }[];
                        /** @enum {string} */
                        readonly status: "success";
                    };
                };
            };
            readonly 400: components["responses"]["Error400MalformedOrRefused"];
            readonly 401: components["responses"]["Error401NotLoggedInOrTheLoginFailed"];
            readonly 403: components["responses"]["Error403NotAllowedOrWithoutTheCSRFToken"];
            readonly 404: components["responses"]["Error404NotKnown"];
            readonly 429: components["responses"]["Error429TooOften"];
            readonly 500: components["responses"]["Error500ADefectOfTheServer"];
            readonly 503: components["responses"]["Error503ADatabaseIsAwayOrTooMuchToDo"];
        };
    };
    readonly deleteAuthSessions: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly "x-request-id": components["headers"]["RequestId"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly message: string;
                        /** @enum {string} */
                        readonly status: "success";
                    };
                };
            };
            readonly 400: components["responses"]["Error400MalformedOrRefused"];
            readonly 401: components["responses"]["Error401NotLoggedInOrTheLoginFailed"];
            readonly 403: components["responses"]["Error403NotAllowedOrWithoutTheCSRFToken"];
            readonly 404: components["responses"]["Error404NotKnown"];
            readonly 413: components["responses"]["Error413BodyTooLarge"];
            readonly 429: components["responses"]["Error429TooOften"];
            readonly 500: components["responses"]["Error500ADefectOfTheServer"];
            readonly 503: components["responses"]["Error503ADatabaseIsAwayOrTooMuchToDo"];
        };
    };
    readonly deleteAuthSessionsId: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly "x-request-id": components["headers"]["RequestId"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly message: string;
                        /** @enum {string} */
                        readonly status: "success";
                    };
                };
            };
            readonly 400: components["responses"]["Error400MalformedOrRefused"];
            readonly 401: components["responses"]["Error401NotLoggedInOrTheLoginFailed"];
            readonly 403: components["responses"]["Error403NotAllowedOrWithoutTheCSRFToken"];
            readonly 404: components["responses"]["Error404NotKnown"];
            readonly 413: components["responses"]["Error413BodyTooLarge"];
            readonly 429: components["responses"]["Error429TooOften"];
            readonly 500: components["responses"]["Error500ADefectOfTheServer"];
            readonly 503: components["responses"]["Error503ADatabaseIsAwayOrTooMuchToDo"];
        };
    };
    readonly postAuthTotpConfirm: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "setup_token": "text",
                 *       "code": "text",
                 *       "password": "text"
                 *     }
                 */
                readonly "application/json": {
                    /** @description Six digits of your authenticator, or a recovery code */
                    readonly code: string;
                    readonly password: string;
                    readonly setup_token: string;
                };
            };
        };
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly "x-request-id": components["headers"]["RequestId"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: {
                            /** @description Each opens the account once; shown this once */
                            readonly recovery_codes: readonly string[];
                        };
                        /** @enum {string} */
                        readonly status: "success";
                    };
                };
            };
            readonly 400: components["responses"]["Error400MalformedOrRefused"];
            readonly 401: components["responses"]["Error401NotLoggedInOrTheLoginFailed"];
            readonly 403: components["responses"]["Error403NotAllowedOrWithoutTheCSRFToken"];
            readonly 404: components["responses"]["Error404NotKnown"];
            readonly 413: components["responses"]["Error413BodyTooLarge"];
            readonly 429: components["responses"]["Error429TooOften"];
            readonly 500: components["responses"]["Error500ADefectOfTheServer"];
            readonly 503: components["responses"]["Error503ADatabaseIsAwayOrTooMuchToDo"];
        };
    };
    readonly postAuthTotpDisable: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "password": "text"
                 *     }
                 */
                readonly "application/json": {
                    /** @description Six digits of your authenticator, or a recovery code */
                    readonly code?: string;
                    readonly password: string;
                };
            };
        };
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly "x-request-id": components["headers"]["RequestId"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly message: string;
                        /** @enum {string} */
                        readonly status: "success";
                    };
                };
            };
            readonly 400: components["responses"]["Error400MalformedOrRefused"];
            readonly 401: components["responses"]["Error401NotLoggedInOrTheLoginFailed"];
            readonly 403: components["responses"]["Error403NotAllowedOrWithoutTheCSRFToken"];
            readonly 404: components["responses"]["Error404NotKnown"];
            readonly 413: components["responses"]["Error413BodyTooLarge"];
            readonly 429: components["responses"]["Error429TooOften"];
            readonly 500: components["responses"]["Error500ADefectOfTheServer"];
            readonly 503: components["responses"]["Error503ADatabaseIsAwayOrTooMuchToDo"];
        };
    };
    readonly postAuthTotpRecoveryCodes: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "password": "text"
                 *     }
                 */
                readonly "application/json": {
                    readonly password: string;
                };
            };
        };
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly "x-request-id": components["headers"]["RequestId"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: {
                            /** @description Each opens the account once; shown this once */
                            readonly recovery_codes: readonly string[];
                        };
                        /** @enum {string} */
                        readonly status: "success";
                    };
                };
            };
            readonly 400: components["responses"]["Error400MalformedOrRefused"];
            readonly 401: components["responses"]["Error401NotLoggedInOrTheLoginFailed"];
            readonly 403: components["responses"]["Error403NotAllowedOrWithoutTheCSRFToken"];
            readonly 404: components["responses"]["Error404NotKnown"];
            readonly 413: components["responses"]["Error413BodyTooLarge"];
            readonly 429: components["responses"]["Error429TooOften"];
            readonly 500: components["responses"]["Error500ADefectOfTheServer"];
            readonly 503: components["responses"]["Error503ADatabaseIsAwayOrTooMuchToDo"];
        };
    };
    readonly postAuthTotpSetup: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly "x-request-id": components["headers"]["RequestId"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: {
                            /** @description The URI as a picture, SVG */
                            readonly qr_code: string;
                            readonly secret: string;
                            /** @description For the confirmation, within ten minutes */
                            readonly setup_token: string;
                            readonly uri: string;
                        };
                        /** @enum {string} */
                        readonly status: "success";
                    };
                };
            };
            readonly 400: components["responses"]["Error400MalformedOrRefused"];
            readonly 401: components["responses"]["Error401NotLoggedInOrTheLoginFailed"];
            readonly 403: components["responses"]["Error403NotAllowedOrWithoutTheCSRFToken"];
            readonly 404: components["responses"]["Error404NotKnown"];
            readonly 413: components["responses"]["Error413BodyTooLarge"];
            readonly 429: components["responses"]["Error429TooOften"];
            readonly 500: components["responses"]["Error500ADefectOfTheServer"];
            readonly 503: components["responses"]["Error503ADatabaseIsAwayOrTooMuchToDo"];
        };
    };
    readonly getChartinkApiStrategies: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly "x-request-id": components["headers"]["RequestId"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: readonly {
                            /** Format: date-time */
                            readonly created_at: string;
                            readonly end_time: string | null;
                            readonly id: number;
                            readonly is_active: boolean;
                            readonly is_intraday: boolean;
                            readonly name: string;
                            readonly squareoff_time: string | null;
                            readonly start_time: string | null;
                            readonly symbols: readonly {
                                /** @enum {string} */
                                readonly exchange: "NSE" | "NFO" | "CDS" | "BSE" | "BFO" | "BCD" | "MCX" | "NCDEX" | "NCO" | "NSE_INDEX" | "BSE_INDEX" | "MCX_INDEX" | "GLOBAL_INDEX" | "CRYPTO";
                                /** @enum {string} */
                                readonly product: "MIS" | "NRML" | "CNC";
                                readonly quantity: number;
                                readonly symbol: string;
                            }[];
                            /** Format: date-time */
                            readonly updated_at: string;
                            /** @description A secret: whoever knows it can trade with the strategy */
                            readonly webhook_path: string;
                        }[];
                        /** @enum {string} */
                        readonly status: "success";
                    };
                };
            };
            readonly 400: components["responses"]["Error400MalformedOrRefused"];
            readonly 401: components["responses"]["Error401NotLoggedInOrTheLoginFailed"];
            readonly 403: components["responses"]["Error403NotAllowedOrWithoutTheCSRFToken"];
            readonly 404: components["responses"]["Error404NotKnown"];
            readonly 429: components["responses"]["Error429TooOften"];
            readonly 500: components["responses"]["Error500ADefectOfTheServer"];
            readonly 503: components["responses"]["Error503ADatabaseIsAwayOrTooMuchToDo"];
        };
    };
    readonly postChartinkApiStrategy: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "name": "text",
                 *       "is_active": true,
                 *       "is_intraday": true,
                 *       "start_time": "09:20",
                 *       "end_time": "09:20",
                 *       "squareoff_time": "09:20",
                 *       "symbols": []
                 *     }
                 */
                readonly "application/json": {
                    /**
                     * @description The first minute that is too late for an entry; null: the exit
                     * @default null
                     * @example 09:20
                     */
                    readonly end_time?: string | null;
                    /** @default true */
                    readonly is_active?: boolean;
                    /**
                     * @description Whether its times count
                     * @default true
                     */
                    readonly is_intraday?: boolean;
                    readonly name: string;
                    /**
                     * @description When all that the strategy holds is closed
                     * @default null
                     * @example 09:20
                     */
                    readonly squareoff_time?: string | null;
                    /**
                     * @default null
                     * @example 09:20
                     */
                    readonly start_time?: string | null;
                    /** @default [] */
                    readonly symbols?: readonly {
                        /** @enum {string} */
                        readonly exchange: "NSE" | "NFO" | "CDS" | "BSE" | "BFO" | "BCD" | "MCX" | "NCDEX" | "NCO" | "NSE_INDEX" | "BSE_INDEX" | "MCX_INDEX" | "GLOBAL_INDEX" | "CRYPTO";
                        /**
                         * @default MIS
                         * @enum {string}
                         */
                        readonly product?: "MIS" | "NRML" | "CNC";
                        readonly quantity: number;
                        /** @example RELIANCE */
                        readonly symbol: string;
                    }[];
                };
            };
        };
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly "x-request-id": components["headers"]["RequestId"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: {
                            /** Format: date-time */
                            readonly created_at: string;
                            readonly end_time: string | null;
                            readonly id: number;
                            readonly is_active: boolean;
                            readonly is_intraday: boolean;
                            readonly name: string;
                            readonly squareoff_time: string | null;
                            readonly start_time: string | null;
                            readonly symbols: readonly {
                                /** @enum {string} */
                                readonly exchange: "NSE" | "NFO" | "CDS" | "BSE" | "BFO" | "BCD" | "MCX" | "NCDEX" | "NCO" | "NSE_INDEX" | "BSE_INDEX" | "MCX_INDEX" | "GLOBAL_INDEX" | "CRYPTO";
                                /** @enum {string} */
                                readonly product: "MIS" | "NRML" | "CNC";
                                readonly quantity: number;
                                readonly symbol: string;
                            }[];
                            /** Format: date-time */
                            readonly updated_at: string;
                            /** @description A secret: whoever knows it can trade with the strategy */
                            readonly webhook_path: string;
                        };
                        /** @enum {string} */
                        readonly status: "success";
                    };
                };
            };
            readonly 400: components["responses"]["Error400MalformedOrRefused"];
            readonly 401: components["responses"]["Error401NotLoggedInOrTheLoginFailed"];
            readonly 403: components["responses"]["Error403NotAllowedOrWithoutTheCSRFToken"];
            readonly 404: components["responses"]["Error404NotKnown"];
            readonly 413: components["responses"]["Error413BodyTooLarge"];
            readonly 429: components["responses"]["Error429TooOften"];
            readonly 500: components["responses"]["Error500ADefectOfTheServer"];
            readonly 503: components["responses"]["Error503ADatabaseIsAwayOrTooMuchToDo"];
        };
    };
    readonly getChartinkApiStrategyId: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly "x-request-id": components["headers"]["RequestId"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: {
                            /** Format: date-time */
                            readonly created_at: string;
                            readonly end_time: string | null;
                            readonly id: number;
                            readonly is_active: boolean;
                            readonly is_intraday: boolean;
                            readonly name: string;
                            readonly squareoff_time: string | null;
                            readonly start_time: string | null;
                            readonly symbols: readonly {
                                /** @enum {string} */
                                readonly exchange: "NSE" | "NFO" | "CDS" | "BSE" | "BFO" | "BCD" | "MCX" | "NCDEX" | "NCO" | "NSE_INDEX" | "BSE_INDEX" | "MCX_INDEX" | "GLOBAL_INDEX" | "CRYPTO";
                                /** @enum {string} */
                                readonly product: "MIS" | "NRML" | "CNC";
                                readonly quantity: number;
                                readonly symbol: string;
                            }[];
                            /** Format: date-time */
                            readonly updated_at: string;
                            /** @description A secret: whoever knows it can trade with the strategy */
                            readonly webhook_path: string;
                        };
                        /** @enum {string} */
                        readonly status: "success";
                    };
                };
            };
            readonly 400: components["responses"]["Error400MalformedOrRefused"];
            readonly 401: components["responses"]["Error401NotLoggedInOrTheLoginFailed"];
            readonly 403: components["responses"]["Error403NotAllowedOrWithoutTheCSRFToken"];
            readonly 404: components["responses"]["Error404NotKnown"];
            readonly 429: components["responses"]["Error429TooOften"];
            readonly 500: components["responses"]["Error500ADefectOfTheServer"];
            readonly 503: components["responses"]["Error503ADatabaseIsAwayOrTooMuchToDo"];
        };
    };
    readonly putChartinkApiStrategyId: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "name": "text",
                 *       "is_active": true,
                 *       "is_intraday": true,
                 *       "start_time": "09:20",
                 *       "end_time": "09:20",
                 *       "squareoff_time": "09:20",
                 *       "symbols": []
                 *     }
                 */
                readonly "application/json": {
                    /**
                     * @description The first minute that is too late for an entry; null: the exit
                     * @default null
                     * @example 09:20
                     */
                    readonly end_time?: string | null;
                    /** @default true */
                    readonly is_active?: boolean;
                    /**
                     * @description Whether its times count
                     * @default true
                     */
                    readonly is_intraday?: boolean;
                    readonly name: string;
                    /**
                     * @description When all that the strategy holds is closed
                     * @default null
                     * @example 09:20
                     */
                    readonly squareoff_time?: string | null;
                    /**
                     * @default null
                     * @example 09:20
                     */
                    readonly start_time?: string | null;
                    /** @default [] */
                    readonly symbols?: readonly {
                        /** @enum {string} */
                        readonly exchange: "NSE" | "NFO" | "CDS" | "BSE" | "BFO" | "BCD" | "MCX" | "NCDEX" | "NCO" | "NSE_INDEX" | "BSE_INDEX" | "MCX_INDEX" | "GLOBAL_INDEX" | "CRYPTO";
                        /**
                         * @default MIS
                         * @enum {string}
                         */
                        readonly product?: "MIS" | "NRML" | "CNC";
                        readonly quantity: number;
                        /** @example RELIANCE */
                        readonly symbol: string;
                    }[];
                };
            };
        };
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly "x-request-id": components["headers"]["RequestId"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: {
                            /** Format: date-time */
                            readonly created_at: string;
                            readonly end_time: string | null;
                            readonly id: number;
                            readonly is_active: boolean;
                            readonly is_intraday: boolean;
                            readonly name: string;
                            readonly squareoff_time: string | null;
                            readonly start_time: string | null;
                            readonly symbols: readonly {
                                /** @enum {string} */
                                readonly exchange: "NSE" | "NFO" | "CDS" | "BSE" | "BFO" | "BCD" | "MCX" | "NCDEX" | "NCO" | "NSE_INDEX" | "BSE_INDEX" | "MCX_INDEX" | "GLOBAL_INDEX" | "CRYPTO";
                                /** @enum {string} */
                                readonly product: "MIS" | "NRML" | "CNC";
                                readonly quantity: number;
                                readonly symbol: string;
                            }[];
                            /** Format: date-time */
                            readonly updated_at: string;
                            /** @description A secret: whoever knows it can trade with the strategy */
                            readonly webhook_path: string;
                        };
                        /** @enum {string} */
                        readonly status: "success";
                    };
                };
            };
            readonly 400: components["responses"]["Error400MalformedOrRefused"];
            readonly 401: components["responses"]["Error401NotLoggedInOrTheLoginFailed"];
            readonly 403: components["responses"]["Error403NotAllowedOrWithoutTheCSRFToken"];
            readonly 404: components["responses"]["Error404NotKnown"];
            readonly 413: components["responses"]["Error413BodyTooLarge"];
            readonly 429: components["responses"]["Error429TooOften"];
            readonly 500: components["responses"]["Error500ADefectOfTheServer"];
            readonly 503: components["responses"]["Error503ADatabaseIsAwayOrTooMuchToDo"];
        };
    };
    readonly deleteChartinkApiStrategyId: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly "x-request-id": components["headers"]["RequestId"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly message: string;
                        /** @enum {string} */
                        readonly status: "success";
                    };
                };
            };
            readonly 400: components["responses"]["Error400MalformedOrRefused"];
            readonly 401: components["responses"]["Error401NotLoggedInOrTheLoginFailed"];
            readonly 403: components["responses"]["Error403NotAllowedOrWithoutTheCSRFToken"];
            readonly 404: components["responses"]["Error404NotKnown"];
            readonly 413: components["responses"]["Error413BodyTooLarge"];
            readonly 429: components["responses"]["Error429TooOften"];
            readonly 500: components["responses"]["Error500ADefectOfTheServer"];
            readonly 503: components["responses"]["Error503ADatabaseIsAwayOrTooMuchToDo"];
        };
    };
    readonly getChartinkApiStrategyIdSignals: {
        readonly parameters: {
            readonly query?: {
                /** @description The `next` of the page before */
                readonly before?: string;
                readonly limit?: number;
                readonly state?: "waiting" | "done" | "dead";
            };
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly "x-request-id": components["headers"]["RequestId"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: readonly {
                            readonly action: string;
                            readonly attempts: number;
                            readonly finished_at: string | null;
                            readonly id: number;
                            readonly order_id: string | null;
                            readonly outcome: ("accepted" | "rejected" | "unchanged" | "awaiting_approval" | "skipped") | null;
                            readonly position_size: number | null;
                            readonly reason: string | null;
                            /** Format: date-time */
                            readonly received_at: string;
                            /** @enum {string} */
                            readonly state: "waiting" | "done" | "dead";
                            readonly symbol: string;
                        }[];
                        /** @description What to ask the next page with, as `before` */
                        readonly next: number | null;
                        /** @enum {string} */
                        readonly status: "success";
                    };
                };
            };
            readonly 400: components["responses"]["Error400MalformedOrRefused"];
            readonly 401: components["responses"]["Error401NotLoggedInOrTheLoginFailed"];
            readonly 403: components["responses"]["Error403NotAllowedOrWithoutTheCSRFToken"];
            readonly 404: components["responses"]["Error404NotKnown"];
            readonly 429: components["responses"]["Error429TooOften"];
            readonly 500: components["responses"]["Error500ADefectOfTheServer"];
            readonly 503: components["responses"]["Error503ADatabaseIsAwayOrTooMuchToDo"];
        };
    };
    readonly postChartinkApiStrategyIdToggle: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly "x-request-id": components["headers"]["RequestId"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: {
                            /** Format: date-time */
                            readonly created_at: string;
                            readonly end_time: string | null;
                            readonly id: number;
                            readonly is_active: boolean;
                            readonly is_intraday: boolean;
                            readonly name: string;
                            readonly squareoff_time: string | null;
                            readonly start_time: string | null;
                            readonly symbols: readonly {
                                /** @enum {string} */
                                readonly exchange: "NSE" | "NFO" | "CDS" | "BSE" | "BFO" | "BCD" | "MCX" | "NCDEX" | "NCO" | "NSE_INDEX" | "BSE_INDEX" | "MCX_INDEX" | "GLOBAL_INDEX" | "CRYPTO";
                                /** @enum {string} */
                                readonly product: "MIS" | "NRML" | "CNC";
                                readonly quantity: number;
                                readonly symbol: string;
                            }[];
                            /** Format: date-time */
                            readonly updated_at: string;
                            /** @description A secret: whoever knows it can trade with the strategy */
                            readonly webhook_path: string;
                        };
                        /** @enum {string} */
                        readonly status: "success";
                    };
                };
            };
            readonly 400: components["responses"]["Error400MalformedOrRefused"];
            readonly 401: components["responses"]["Error401NotLoggedInOrTheLoginFailed"];
            readonly 403: components["responses"]["Error403NotAllowedOrWithoutTheCSRFToken"];
            readonly 404: components["responses"]["Error404NotKnown"];
            readonly 413: components["responses"]["Error413BodyTooLarge"];
            readonly 429: components["responses"]["Error429TooOften"];
            readonly 500: components["responses"]["Error500ADefectOfTheServer"];
            readonly 503: components["responses"]["Error503ADatabaseIsAwayOrTooMuchToDo"];
        };
    };
    readonly postChartinkWebhookWebhookId: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description The webhook’s secret id, of your strategy */
                readonly webhookId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "scan_name": "text",
                 *       "stocks": "text"
                 *     }
                 */
                readonly "application/json": {
                    /** @description Contains BUY, SELL, SHORT or COVER */
                    readonly scan_name: string;
                    /** @description Separated by commas */
                    readonly stocks: string;
                } & {
                    readonly [key: string]: unknown;
                };
            };
        };
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly "x-request-id": components["headers"]["RequestId"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly message: string;
                        /** @enum {string} */
                        readonly status: "success" | "warning";
                    };
                };
            };
            /** @description Malformed, or not taken by the strategy */
            readonly 400: {
                headers: {
                    readonly "x-request-id": components["headers"]["RequestId"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["AlertError"] | components["schemas"]["Error"];
                };
            };
            readonly 401: components["responses"]["AlertError401TheOwnerOfTheStrategyHasNoAPIKey"];
            readonly 403: components["responses"]["AlertError403NotFromThisAddress"];
            readonly 404: components["responses"]["AlertError404NoSuchWebhook"];
            readonly 413: components["responses"]["AlertError413TooLarge"];
            readonly 429: components["responses"]["AlertError429TooManyAlerts"];
            readonly 500: components["responses"]["AlertError500ADefectOfTheServer"];
            readonly 503: components["responses"]["AlertError503TooManySignalsWaitOrADatabaseIsAway"];
        };
    };
    readonly getHealthLive: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly "x-request-id": components["headers"]["RequestId"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        /** @enum {string} */
                        readonly status: "success";
                    };
                };
            };
            readonly 403: components["responses"]["Error403NotFromThisAddress"];
            readonly 500: components["responses"]["Error500ADefectOfTheServer"];
        };
    };
    readonly getHealthReady: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly "x-request-id": components["headers"]["RequestId"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly checks: {
                            readonly databases: {
                                readonly [key: string]: boolean;
                            };
                            readonly quotes: boolean;
                            readonly worker: boolean;
                        };
                        /** @enum {string} */
                        readonly status: "success";
                    };
                };
            };
            readonly 403: components["responses"]["Error403NotFromThisAddress"];
            readonly 500: components["responses"]["Error500ADefectOfTheServer"];
            /** @description Done */
            readonly 503: {
                headers: {
                    readonly "retry-after": components["headers"]["RetryAfter"];
                    readonly "x-request-id": components["headers"]["RequestId"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly checks: {
                            readonly databases: {
                                readonly [key: string]: boolean;
                            };
                            readonly quotes: boolean;
                            readonly worker: boolean;
                        };
                        readonly code: string;
                        readonly message: string;
                        /** @enum {string} */
                        readonly status: "error";
                    };
                };
            };
        };
    };
    readonly getLatencyApiLogs: {
        readonly parameters: {
            readonly query?: {
                readonly before?: string;
                readonly limit?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly "x-request-id": components["headers"]["RequestId"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: readonly {
                            readonly [key: string]: string | number | null;
                        }[];
                        /** @description The `before` of the next page; null on the last */
                        readonly next_before: number | null;
                        /** @enum {string} */
                        readonly status: "success";
                    };
                };
            };
            readonly 400: components["responses"]["Error400MalformedOrRefused"];
            readonly 401: components["responses"]["Error401NotLoggedInOrTheLoginFailed"];
            readonly 403: components["responses"]["Error403NotAllowedOrWithoutTheCSRFToken"];
            readonly 404: components["responses"]["Error404NotKnown"];
            readonly 429: components["responses"]["Error429TooOften"];
            readonly 500: components["responses"]["Error500ADefectOfTheServer"];
            readonly 503: components["responses"]["Error503ADatabaseIsAwayOrTooMuchToDo"];
        };
    };
    readonly getLatencyApiStats: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly "x-request-id": components["headers"]["RequestId"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: {
                            readonly api_type_stats: {
                                readonly [key: string]: {
                                    readonly avg_overhead: number;
                                    readonly avg_rtt: number;
                                    readonly avg_total: number;
                                    readonly failed_orders: number;
                                    readonly p50_total: number;
                                    readonly p90_total: number;
                                    readonly p95_total: number;
                                    readonly p99_total: number;
                                    readonly sla_100ms: number;
                                    readonly sla_150ms: number;
                                    readonly sla_200ms: number;
                                    readonly success_rate: number;
                                    readonly total_orders: number;
                                };
                            };
                            readonly avg_overhead: number;
                            readonly avg_rtt: number;
                            readonly avg_total: number;
                            readonly broker_stats: {
                                readonly [key: string]: {
                                    readonly avg_overhead: number;
                                    readonly avg_rtt: number;
                                    readonly avg_total: number;
                                    readonly failed_orders: number;
                                    readonly p50_total: number;
                                    readonly p90_total: number;
                                    readonly p95_total: number;
                                    readonly p99_total: number;
                                    readonly sla_100ms: number;
                                    readonly sla_150ms: number;
                                    readonly sla_200ms: number;
                                    readonly success_rate: number;
                                    readonly total_orders: number;
                                };
                            };
                            readonly failed_orders: number;
                            readonly histogram: readonly {
                                readonly from_ms: number;
                                readonly orders: number;
                                readonly to_ms: number;
                            }[];
                            readonly p50_total: number;
                            readonly p90_total: number;
                            readonly p95_total: number;
                            readonly p99_total: number;
                            readonly sla_100ms: number;
                            readonly sla_150ms: number;
                            readonly sla_200ms: number;
                            readonly success_rate: number;
                            readonly total_orders: number;
                        };
                        /** @enum {string} */
                        readonly status: "success";
                    };
                };
            };
            readonly 400: components["responses"]["Error400MalformedOrRefused"];
            readonly 401: components["responses"]["Error401NotLoggedInOrTheLoginFailed"];
            readonly 403: components["responses"]["Error403NotAllowedOrWithoutTheCSRFToken"];
            readonly 404: components["responses"]["Error404NotKnown"];
            readonly 429: components["responses"]["Error429TooOften"];
            readonly 500: components["responses"]["Error500ADefectOfTheServer"];
            readonly 503: components["responses"]["Error503ADatabaseIsAwayOrTooMuchToDo"];
        };
    };
    readonly getLatencyExport: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description All rows, newest first */
            readonly 200: {
                headers: {
                    readonly "content-disposition": components["headers"]["FileName"];
                    readonly "x-request-id": components["headers"]["RequestId"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/csv": string;
                };
            };
            readonly 400: components["responses"]["Error400MalformedOrRefused"];
            readonly 401: components["responses"]["Error401NotLoggedInOrTheLoginFailed"];
            readonly 403: components["responses"]["Error403NotAllowedOrWithoutTheCSRFToken"];
            readonly 404: components["responses"]["Error404NotKnown"];
            readonly 429: components["responses"]["Error429TooOften"];
            readonly 500: components["responses"]["Error500ADefectOfTheServer"];
            readonly 503: components["responses"]["Error503ADatabaseIsAwayOrTooMuchToDo"];
        };
    };
    readonly getMetrics: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description In the text format of Prometheus */
            readonly 200: {
                headers: {
                    readonly "x-request-id": components["headers"]["RequestId"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/plain": string;
                };
            };
            readonly 403: components["responses"]["Error403NotFromThisAddress"];
            readonly 500: components["responses"]["Error500ADefectOfTheServer"];
        };
    };
    readonly getSandboxApiConfigs: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly "x-request-id": components["headers"]["RequestId"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: readonly {
                            readonly description: string;
                            readonly is_default: boolean;
                            readonly key: string;
                            readonly value: string;
                        }[];
                        /** @enum {string} */
                        readonly status: "success";
                    };
                };
            };
            readonly 400: components["responses"]["Error400MalformedOrRefused"];
            readonly 401: components["responses"]["Error401NotLoggedInOrTheLoginFailed"];
            readonly 403: components["responses"]["Error403NotAllowedOrWithoutTheCSRFToken"];
            readonly 404: components["responses"]["Error404NotKnown"];
            readonly 429: components["responses"]["Error429TooOften"];
            readonly 500: components["responses"]["Error500ADefectOfTheServer"];
            readonly 503: components["responses"]["Error503ADatabaseIsAwayOrTooMuchToDo"];
        };
    };
    readonly putSandboxApiConfigs: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "configs": {
                 *         "futures_leverage": "10"
                 *       }
                 *     }
                 */
                readonly "application/json": {
                    readonly configs: {
                        readonly [key: string]: string;
                    };
                };
            };
        };
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly "x-request-id": components["headers"]["RequestId"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: readonly {
                            readonly description: string;
                            readonly is_default: boolean;
                            readonly key: string;
                            readonly value: string;
                        }[];
                        /** @enum {string} */
                        readonly status: "success";
                    };
                };
            };
            readonly 400: components["responses"]["Error400MalformedOrRefused"];
            readonly 401: components["responses"]["Error401NotLoggedInOrTheLoginFailed"];
            readonly 403: components["responses"]["Error403NotAllowedOrWithoutTheCSRFToken"];
            readonly 404: components["responses"]["Error404NotKnown"];
            readonly 413: components["responses"]["Error413BodyTooLarge"];
            readonly 429: components["responses"]["Error429TooOften"];
            readonly 500: components["responses"]["Error500ADefectOfTheServer"];
            readonly 503: components["responses"]["Error503ADatabaseIsAwayOrTooMuchToDo"];
        };
    };
    readonly getSandboxMypnlApiData: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly "x-request-id": components["headers"]["RequestId"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: {
                            /** @description The newest 100 days */
                            readonly daily_pnl: readonly {
                                readonly [key: string]: string | number | null;
                            }[];
                            readonly holdings: readonly {
                                readonly [key: string]: string | number | null;
                            }[];
                            readonly positions: readonly {
                                readonly [key: string]: string | number | null;
                            }[];
                            readonly summary: {
                                readonly availablecash: number;
                                readonly collateral: number;
                                readonly grossexposure: number;
                                /** @description YYYY-MM-DD HH:MM:SS in Asia/Kolkata */
                                readonly last_reset: string;
                                readonly m2mrealized: number;
                                readonly m2munrealized: number;
                                readonly reset_count: number;
                                readonly today_realized_pnl: number;
                                readonly total_realized_pnl: number;
                                readonly totalpnl: number;
                                readonly utiliseddebits: number;
                            };
                            /** @description The newest 100 */
                            readonly trades: readonly {
                                readonly [key: string]: string | number | null;
                            }[];
                        };
                        /** @enum {string} */
                        readonly status: "success";
                    };
                };
            };
            readonly 400: components["responses"]["Error400MalformedOrRefused"];
            readonly 401: components["responses"]["Error401NotLoggedInOrTheLoginFailed"];
            readonly 403: components["responses"]["Error403NotAllowedOrWithoutTheCSRFToken"];
            readonly 404: components["responses"]["Error404NotKnown"];
            readonly 429: components["responses"]["Error429TooOften"];
            readonly 500: components["responses"]["Error500ADefectOfTheServer"];
            readonly 503: components["responses"]["Error503ADatabaseIsAwayOrTooMuchToDo"];
        };
    };
    readonly getSandboxMypnlExportDaily: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description All rows, newest first */
            readonly 200: {
                headers: {
                    readonly "content-disposition": components["headers"]["FileName"];
                    readonly "x-request-id": components["headers"]["RequestId"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/csv": string;
                };
            };
            readonly 400: components["responses"]["Error400MalformedOrRefused"];
            readonly 401: components["responses"]["Error401NotLoggedInOrTheLoginFailed"];
            readonly 403: components["responses"]["Error403NotAllowedOrWithoutTheCSRFToken"];
            readonly 404: components["responses"]["Error404NotKnown"];
            readonly 429: components["responses"]["Error429TooOften"];
            readonly 500: components["responses"]["Error500ADefectOfTheServer"];
            readonly 503: components["responses"]["Error503ADatabaseIsAwayOrTooMuchToDo"];
        };
    };
    readonly getSandboxMypnlExportHoldings: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description All rows, newest first */
            readonly 200: {
                headers: {
                    readonly "content-disposition": components["headers"]["FileName"];
                    readonly "x-request-id": components["headers"]["RequestId"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/csv": string;
                };
            };
            readonly 400: components["responses"]["Error400MalformedOrRefused"];
            readonly 401: components["responses"]["Error401NotLoggedInOrTheLoginFailed"];
            readonly 403: components["responses"]["Error403NotAllowedOrWithoutTheCSRFToken"];
            readonly 404: components["responses"]["Error404NotKnown"];
            readonly 429: components["responses"]["Error429TooOften"];
            readonly 500: components["responses"]["Error500ADefectOfTheServer"];
            readonly 503: components["responses"]["Error503ADatabaseIsAwayOrTooMuchToDo"];
        };
    };
    readonly getSandboxMypnlExportPositions: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description All rows, newest first */
            readonly 200: {
                headers: {
                    readonly "content-disposition": components["headers"]["FileName"];
                    readonly "x-request-id": components["headers"]["RequestId"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/csv": string;
                };
            };
            readonly 400: components["responses"]["Error400MalformedOrRefused"];
            readonly 401: components["responses"]["Error401NotLoggedInOrTheLoginFailed"];
            readonly 403: components["responses"]["Error403NotAllowedOrWithoutTheCSRFToken"];
            readonly 404: components["responses"]["Error404NotKnown"];
            readonly 429: components["responses"]["Error429TooOften"];
            readonly 500: components["responses"]["Error500ADefectOfTheServer"];
            readonly 503: components["responses"]["Error503ADatabaseIsAwayOrTooMuchToDo"];
        };
    };
    readonly getSandboxMypnlExportTrades: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description All rows, newest first */
            readonly 200: {
                headers: {
                    readonly "content-disposition": components["headers"]["FileName"];
                    readonly "x-request-id": components["headers"]["RequestId"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/csv": string;
                };
            };
            readonly 400: components["responses"]["Error400MalformedOrRefused"];
            readonly 401: components["responses"]["Error401NotLoggedInOrTheLoginFailed"];
            readonly 403: components["responses"]["Error403NotAllowedOrWithoutTheCSRFToken"];
            readonly 404: components["responses"]["Error404NotKnown"];
            readonly 429: components["responses"]["Error429TooOften"];
            readonly 500: components["responses"]["Error500ADefectOfTheServer"];
            readonly 503: components["responses"]["Error503ADatabaseIsAwayOrTooMuchToDo"];
        };
    };
    readonly postSandboxReset: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly "x-request-id": components["headers"]["RequestId"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly message: string;
                        /** @enum {string} */
                        readonly status: "success";
                    };
                };
            };
            readonly 400: components["responses"]["Error400MalformedOrRefused"];
            readonly 401: components["responses"]["Error401NotLoggedInOrTheLoginFailed"];
            readonly 403: components["responses"]["Error403NotAllowedOrWithoutTheCSRFToken"];
            readonly 404: components["responses"]["Error404NotKnown"];
            readonly 413: components["responses"]["Error413BodyTooLarge"];
            readonly 429: components["responses"]["Error429TooOften"];
            readonly 500: components["responses"]["Error500ADefectOfTheServer"];
            readonly 503: components["responses"]["Error503ADatabaseIsAwayOrTooMuchToDo"];
        };
    };
    readonly getSandboxSquareoffStatus: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly "x-request-id": components["headers"]["RequestId"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: readonly {
                            /** @enum {string} */
                            readonly exchange: "NSE" | "NFO" | "CDS" | "BSE" | "BFO" | "BCD" | "MCX" | "NCDEX" | "NCO" | "NSE_INDEX" | "BSE_INDEX" | "MCX_INDEX" | "GLOBAL_INDEX" | "CRYPTO";
                            /** @description ISO 8601, UTC */
                            readonly next_at: string | null;
                            /** @description HH:MM in India */
                            readonly square_off_time: string;
                        }[];
                        /** @enum {string} */
                        readonly status: "success";
                    };
                };
            };
            readonly 400: components["responses"]["Error400MalformedOrRefused"];
            readonly 401: components["responses"]["Error401NotLoggedInOrTheLoginFailed"];
            readonly 403: components["responses"]["Error403NotAllowedOrWithoutTheCSRFToken"];
            readonly 404: components["responses"]["Error404NotKnown"];
            readonly 429: components["responses"]["Error429TooOften"];
            readonly 500: components["responses"]["Error500ADefectOfTheServer"];
            readonly 503: components["responses"]["Error503ADatabaseIsAwayOrTooMuchToDo"];
        };
    };
    readonly postSandboxUpdate: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "config_key": "futures_leverage",
                 *       "config_value": "10"
                 *     }
                 */
                readonly "application/json": {
                    /** @example futures_leverage */
                    readonly config_key: string;
                    /** @example 10 */
                    readonly config_value: string;
                };
            };
        };
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly "x-request-id": components["headers"]["RequestId"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: readonly {
                            readonly description: string;
                            readonly is_default: boolean;
                            readonly key: string;
                            readonly value: string;
                        }[];
                        /** @enum {string} */
                        readonly status: "success";
                    };
                };
            };
            readonly 400: components["responses"]["Error400MalformedOrRefused"];
            readonly 401: components["responses"]["Error401NotLoggedInOrTheLoginFailed"];
            readonly 403: components["responses"]["Error403NotAllowedOrWithoutTheCSRFToken"];
            readonly 404: components["responses"]["Error404NotKnown"];
            readonly 413: components["responses"]["Error413BodyTooLarge"];
            readonly 429: components["responses"]["Error429TooOften"];
            readonly 500: components["responses"]["Error500ADefectOfTheServer"];
            readonly 503: components["responses"]["Error503ADatabaseIsAwayOrTooMuchToDo"];
        };
    };
    readonly getSecurityActiveSessions: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly "x-request-id": components["headers"]["RequestId"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: readonly {
                            readonly device: string | null;
                            /** @description ISO 8601, UTC */
                            readonly expires_at: string;
                            readonly id: number;
                            readonly ip_address: string;
                            /** @description ISO 8601, UTC */
                            readonly last_seen: string;
                            /** @description ISO 8601, UTC */
                            readonly login_time: string;
                            readonly username: string;
                        }[];
                        /** @enum {string} */
                        readonly status: "success";
                    };
                };
            };
            readonly 400: components["responses"]["Error400MalformedOrRefused"];
            readonly 401: components["responses"]["Error401NotLoggedInOrTheLoginFailed"];
            readonly 403: components["responses"]["Error403NotAllowedOrWithoutTheCSRFToken"];
            readonly 404: components["responses"]["Error404NotKnown"];
            readonly 429: components["responses"]["Error429TooOften"];
            readonly 500: components["responses"]["Error500ADefectOfTheServer"];
            readonly 503: components["responses"]["Error503ADatabaseIsAwayOrTooMuchToDo"];
        };
    };
    readonly getSecurityApiData: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly "x-request-id": components["headers"]["RequestId"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: readonly {
                            /** @description Since the day of counting began */
                            readonly count: number;
                            /** @description ISO 8601, UTC */
                            readonly first_at: string;
                            readonly ip_address: string;
                            /** @enum {string} */
                            readonly kind: "not_found" | "bad_key";
                            /** @description ISO 8601, UTC */
                            readonly last_at: string;
                        }[];
                        /** @enum {string} */
                        readonly status: "success";
                    };
                };
            };
            readonly 400: components["responses"]["Error400MalformedOrRefused"];
            readonly 401: components["responses"]["Error401NotLoggedInOrTheLoginFailed"];
            readonly 403: components["responses"]["Error403NotAllowedOrWithoutTheCSRFToken"];
            readonly 404: components["responses"]["Error404NotKnown"];
            readonly 429: components["responses"]["Error429TooOften"];
            readonly 500: components["responses"]["Error500ADefectOfTheServer"];
            readonly 503: components["responses"]["Error503ADatabaseIsAwayOrTooMuchToDo"];
        };
    };
    readonly postSecurityBan: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "ip_address": "203.0.113.7",
                 *       "reason": "banned by an administrator",
                 *       "duration_hours": 0
                 *     }
                 */
                readonly "application/json": {
                    /**
                     * @description 0 is for ever
                     * @default 0
                     */
                    readonly duration_hours?: number;
                    /** @example 203.0.113.7 */
                    readonly ip_address: string;
                    /** @default banned by an administrator */
                    readonly reason?: string;
                };
            };
        };
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly "x-request-id": components["headers"]["RequestId"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly message: string;
                        /** @enum {string} */
                        readonly status: "success";
                    };
                };
            };
            readonly 400: components["responses"]["Error400MalformedOrRefused"];
            readonly 401: components["responses"]["Error401NotLoggedInOrTheLoginFailed"];
            readonly 403: components["responses"]["Error403NotAllowedOrWithoutTheCSRFToken"];
            readonly 404: components["responses"]["Error404NotKnown"];
            readonly 413: components["responses"]["Error413BodyTooLarge"];
            readonly 429: components["responses"]["Error429TooOften"];
            readonly 500: components["responses"]["Error500ADefectOfTheServer"];
            readonly 503: components["responses"]["Error503ADatabaseIsAwayOrTooMuchToDo"];
        };
    };
    readonly getSecurityBans: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly "x-request-id": components["headers"]["RequestId"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: readonly {
                            readonly ban_count: number;
                            /** @description ISO 8601, UTC */
                            readonly banned_at: string;
                            readonly created_by: string;
                            /** @description null is for ever */
                            readonly expires_at: string | null;
                            readonly ip_address: string;
                            readonly reason: string;
                        }[];
                        /** @enum {string} */
                        readonly status: "success";
                    };
                };
            };
            readonly 400: components["responses"]["Error400MalformedOrRefused"];
            readonly 401: components["responses"]["Error401NotLoggedInOrTheLoginFailed"];
            readonly 403: components["responses"]["Error403NotAllowedOrWithoutTheCSRFToken"];
            readonly 404: components["responses"]["Error404NotKnown"];
            readonly 429: components["responses"]["Error429TooOften"];
            readonly 500: components["responses"]["Error500ADefectOfTheServer"];
            readonly 503: components["responses"]["Error503ADatabaseIsAwayOrTooMuchToDo"];
        };
    };
    readonly postSecurityClear404: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "ip_address": "203.0.113.7",
                 *       "kind": "not_found"
                 *     }
                 */
                readonly "application/json": {
                    /** @example 203.0.113.7 */
                    readonly ip_address: string;
                    /**
                     * @description Paths that are not there, or keys
                     * @default not_found
                     * @enum {string}
                     */
                    readonly kind?: "not_found" | "bad_key";
                };
            };
        };
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly "x-request-id": components["headers"]["RequestId"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly message: string;
                        /** @enum {string} */
                        readonly status: "success";
                    };
                };
            };
            readonly 400: components["responses"]["Error400MalformedOrRefused"];
            readonly 401: components["responses"]["Error401NotLoggedInOrTheLoginFailed"];
            readonly 403: components["responses"]["Error403NotAllowedOrWithoutTheCSRFToken"];
            readonly 404: components["responses"]["Error404NotKnown"];
            readonly 413: components["responses"]["Error413BodyTooLarge"];
            readonly 429: components["responses"]["Error429TooOften"];
            readonly 500: components["responses"]["Error500ADefectOfTheServer"];
            readonly 503: components["responses"]["Error503ADatabaseIsAwayOrTooMuchToDo"];
        };
    };
    readonly getSecurityLoginActivity: {
        readonly parameters: {
            readonly query?: {
                readonly before?: string;
                readonly limit?: string;
                /** @description Both, where it is left out */
                readonly status?: "success" | "failed";
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly "x-request-id": components["headers"]["RequestId"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: readonly {
                            /** @description ISO 8601, UTC */
                            readonly at: string;
                            readonly id: number;
                            readonly ip_address: string | null;
                            readonly reason: string | null;
                            /** @enum {string} */
                            readonly status: "success" | "failed";
                            /** @description Null for a login that failed */
                            readonly username: string | null;
                        }[];
                        /** @description The `before` of the next page; null on the last */
                        readonly next_before: number | null;
                        /** @enum {string} */
                        readonly status: "success";
                    };
                };
            };
            readonly 400: components["responses"]["Error400MalformedOrRefused"];
            readonly 401: components["responses"]["Error401NotLoggedInOrTheLoginFailed"];
            readonly 403: components["responses"]["Error403NotAllowedOrWithoutTheCSRFToken"];
            readonly 404: components["responses"]["Error404NotKnown"];
            readonly 429: components["responses"]["Error429TooOften"];
            readonly 500: components["responses"]["Error500ADefectOfTheServer"];
            readonly 503: components["responses"]["Error503ADatabaseIsAwayOrTooMuchToDo"];
        };
    };
    readonly getSecuritySettings: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly "x-request-id": components["headers"]["RequestId"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: {
                            /** @description Hours; 0 is for ever */
                            readonly security_404_ban_duration: number;
                            /** @description Requests for what is not there that lead to a ban */
                            readonly security_404_threshold: number;
                            /** @description Hours; 0 is for ever */
                            readonly security_api_ban_duration: number;
                            /** @description Wrong API keys that lead to a ban */
                            readonly security_api_threshold: number;
                            /** @description Whether addresses are banned by themselves */
                            readonly security_auto_ban_enabled: boolean;
                            /** @description The ban from which on it is for ever */
                            readonly security_repeat_offender_limit: number;
                        };
                        /** @enum {string} */
                        readonly status: "success";
                    };
                };
            };
            readonly 400: components["responses"]["Error400MalformedOrRefused"];
            readonly 401: components["responses"]["Error401NotLoggedInOrTheLoginFailed"];
            readonly 403: components["responses"]["Error403NotAllowedOrWithoutTheCSRFToken"];
            readonly 404: components["responses"]["Error404NotKnown"];
            readonly 429: components["responses"]["Error429TooOften"];
            readonly 500: components["responses"]["Error500ADefectOfTheServer"];
            readonly 503: components["responses"]["Error503ADatabaseIsAwayOrTooMuchToDo"];
        };
    };
    readonly postSecuritySettings: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "security_auto_ban_enabled": true,
                 *       "security_404_threshold": 1,
                 *       "security_404_ban_duration": 1,
                 *       "security_api_threshold": 1,
                 *       "security_api_ban_duration": 1,
                 *       "security_repeat_offender_limit": 1
                 *     }
                 */
                readonly "application/json": {
                    /** @description Hours; 0 is for ever */
                    readonly security_404_ban_duration?: number;
                    /** @description Requests for what is not there that lead to a ban */
                    readonly security_404_threshold?: number;
                    /** @description Hours; 0 is for ever */
                    readonly security_api_ban_duration?: number;
                    /** @description Wrong API keys that lead to a ban */
                    readonly security_api_threshold?: number;
                    /** @description Whether addresses are banned by themselves */
                    readonly security_auto_ban_enabled?: boolean;
                    /** @description The ban from which on it is for ever */
                    readonly security_repeat_offender_limit?: number;
                };
            };
        };
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly "x-request-id": components["headers"]["RequestId"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: {
                            /** @description Hours; 0 is for ever */
                            readonly security_404_ban_duration: number;
                            /** @description Requests for what is not there that lead to a ban */
                            readonly security_404_threshold: number;
                            /** @description Hours; 0 is for ever */
                            readonly security_api_ban_duration: number;
                            /** @description Wrong API keys that lead to a ban */
                            readonly security_api_threshold: number;
                            /** @description Whether addresses are banned by themselves */
                            readonly security_auto_ban_enabled: boolean;
                            /** @description The ban from which on it is for ever */
                            readonly security_repeat_offender_limit: number;
                        };
                        /** @enum {string} */
                        readonly status: "success";
                    };
                };
            };
            readonly 400: components["responses"]["Error400MalformedOrRefused"];
            readonly 401: components["responses"]["Error401NotLoggedInOrTheLoginFailed"];
            readonly 403: components["responses"]["Error403NotAllowedOrWithoutTheCSRFToken"];
            readonly 404: components["responses"]["Error404NotKnown"];
            readonly 413: components["responses"]["Error413BodyTooLarge"];
            readonly 429: components["responses"]["Error429TooOften"];
            readonly 500: components["responses"]["Error500ADefectOfTheServer"];
            readonly 503: components["responses"]["Error503ADatabaseIsAwayOrTooMuchToDo"];
        };
    };
    readonly getSecurityStats: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly "x-request-id": components["headers"]["RequestId"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: {
                            readonly permanent_bans: number;
                            /** @description Counted in the last 24 hours, 100 at most */
                            readonly suspicious_addresses: number;
                            readonly temporary_bans: number;
                            readonly total_bans: number;
                        };
                        /** @enum {string} */
                        readonly status: "success";
                    };
                };
            };
            readonly 400: components["responses"]["Error400MalformedOrRefused"];
            readonly 401: components["responses"]["Error401NotLoggedInOrTheLoginFailed"];
            readonly 403: components["responses"]["Error403NotAllowedOrWithoutTheCSRFToken"];
            readonly 404: components["responses"]["Error404NotKnown"];
            readonly 429: components["responses"]["Error429TooOften"];
            readonly 500: components["responses"]["Error500ADefectOfTheServer"];
            readonly 503: components["responses"]["Error503ADatabaseIsAwayOrTooMuchToDo"];
        };
    };
    readonly postSecurityUnban: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "ip_address": "203.0.113.7"
                 *     }
                 */
                readonly "application/json": {
                    /** @example 203.0.113.7 */
                    readonly ip_address: string;
                };
            };
        };
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly "x-request-id": components["headers"]["RequestId"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly message: string;
                        /** @enum {string} */
                        readonly status: "success";
                    };
                };
            };
            readonly 400: components["responses"]["Error400MalformedOrRefused"];
            readonly 401: components["responses"]["Error401NotLoggedInOrTheLoginFailed"];
            readonly 403: components["responses"]["Error403NotAllowedOrWithoutTheCSRFToken"];
            readonly 404: components["responses"]["Error404NotKnown"];
            readonly 413: components["responses"]["Error413BodyTooLarge"];
            readonly 429: components["responses"]["Error429TooOften"];
            readonly 500: components["responses"]["Error500ADefectOfTheServer"];
            readonly 503: components["responses"]["Error503ADatabaseIsAwayOrTooMuchToDo"];
        };
    };
    readonly getStrategyApiStrategies: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly "x-request-id": components["headers"]["RequestId"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: readonly {
                            /** @enum {string} */
                            readonly api_type: "placeorder" | "placesmartorder";
                            /** Format: date-time */
                            readonly created_at: string;
                            readonly description: string | null;
                            readonly entry_days: readonly ("Sun" | "Mon" | "Tue" | "Wed" | "Thu" | "Fri" | "Sat")[];
                            readonly entry_time: string | null;
                            readonly entry_until: string | null;
                            readonly exit_days: readonly ("Sun" | "Mon" | "Tue" | "Wed" | "Thu" | "Fri" | "Sat")[];
                            readonly exit_time: string | null;
                            readonly id: string;
                            readonly is_active: boolean;
                            readonly max_position: number;
                            readonly name: string;
                            readonly re_entry: boolean;
                            readonly symbols: readonly {
                                readonly action: ("BUY" | "SELL") | null;
                                /** @enum {string} */
                                readonly exchange: "NSE" | "NFO" | "CDS" | "BSE" | "BFO" | "BCD" | "MCX" | "NCDEX" | "NCO" | "NSE_INDEX" | "BSE_INDEX" | "MCX_INDEX" | "GLOBAL_INDEX" | "CRYPTO";
                                /** @enum {string} */
                                readonly product: "MIS" | "NRML" | "CNC";
                                readonly quantity: number;
                                readonly symbol: string;
                            }[];
                            /** Format: date-time */
                            readonly updated_at: string;
                            /** @description A secret: whoever knows it can trade with the strategy */
                            readonly webhook_path: string;
                        }[];
                        /** @enum {string} */
                        readonly status: "success";
                    };
                };
            };
            readonly 400: components["responses"]["Error400MalformedOrRefused"];
            readonly 401: components["responses"]["Error401NotLoggedInOrTheLoginFailed"];
            readonly 403: components["responses"]["Error403NotAllowedOrWithoutTheCSRFToken"];
            readonly 404: components["responses"]["Error404NotKnown"];
            readonly 429: components["responses"]["Error429TooOften"];
            readonly 500: components["responses"]["Error500ADefectOfTheServer"];
            readonly 503: components["responses"]["Error503ADatabaseIsAwayOrTooMuchToDo"];
        };
    };
    readonly postStrategyApiStrategy: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "name": "Breakout",
                 *       "description": "text",
                 *       "is_active": true,
                 *       "api_type": "placesmartorder",
                 *       "entry_time": "09:20",
                 *       "entry_until": "09:20",
                 *       "exit_time": "09:20",
                 *       "entry_days": [
                 *         "Mon",
                 *         "Tue"
                 *       ],
                 *       "exit_days": [
                 *         "Mon",
                 *         "Tue"
                 *       ],
                 *       "max_position": 0,
                 *       "re_entry": true,
                 *       "symbols": []
                 *     }
                 */
                readonly "application/json": {
                    /**
                     * @description Whether an entry is an order of its own, or brings the strategy’s share to a size
                     * @default placesmartorder
                     * @enum {string}
                     */
                    readonly api_type?: "placeorder" | "placesmartorder";
                    /** @default null */
                    readonly description?: string | null;
                    /**
                     * @description Empty: every day
                     * @default []
                     * @example [
                     *       "Mon",
                     *       "Tue"
                     *     ]
                     */
                    readonly entry_days?: readonly ("Sun" | "Mon" | "Tue" | "Wed" | "Thu" | "Fri" | "Sat")[];
                    /**
                     * @default null
                     * @example 09:20
                     */
                    readonly entry_time?: string | null;
                    /**
                     * @description The first minute that is too late for an entry; null: the exit
                     * @default null
                     * @example 09:20
                     */
                    readonly entry_until?: string | null;
                    /**
                     * @description Empty: every day
                     * @default []
                     * @example [
                     *       "Mon",
                     *       "Tue"
                     *     ]
                     */
                    readonly exit_days?: readonly ("Sun" | "Mon" | "Tue" | "Wed" | "Thu" | "Fri" | "Sat")[];
                    /**
                     * @description When all that the strategy holds is closed
                     * @default null
                     * @example 09:20
                     */
                    readonly exit_time?: string | null;
                    /** @default true */
                    readonly is_active?: boolean;
                    /**
                     * @description 0: no limit
                     * @default 0
                     */
                    readonly max_position?: number;
                    /**
                     * @description What its orders are tagged with; yours alone
                     * @example Breakout
                     */
                    readonly name: string;
                    /** @default true */
                    readonly re_entry?: boolean;
                    /** @default [] */
                    readonly symbols?: readonly {
                        /**
                         * @description The side of its entries: BUY trades long only, SELL short only; null follows the chart
                         * @default null
                         */
                        readonly action?: ("BUY" | "SELL") | null;
                        /** @enum {string} */
                        readonly exchange: "NSE" | "NFO" | "CDS" | "BSE" | "BFO" | "BCD" | "MCX" | "NCDEX" | "NCO" | "NSE_INDEX" | "BSE_INDEX" | "MCX_INDEX" | "GLOBAL_INDEX" | "CRYPTO";
                        /**
                         * @default MIS
                         * @enum {string}
                         */
                        readonly product?: "MIS" | "NRML" | "CNC";
                        readonly quantity: number;
                        /** @example RELIANCE */
                        readonly symbol: string;
                    }[];
                };
            };
        };
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly "x-request-id": components["headers"]["RequestId"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: {
                            /** @enum {string} */
                            readonly api_type: "placeorder" | "placesmartorder";
                            /** Format: date-time */
                            readonly created_at: string;
                            readonly description: string | null;
                            readonly entry_days: readonly ("Sun" | "Mon" | "Tue" | "Wed" | "Thu" | "Fri" | "Sat")[];
                            readonly entry_time: string | null;
                            readonly entry_until: string | null;
                            readonly exit_days: readonly ("Sun" | "Mon" | "Tue" | "Wed" | "Thu" | "Fri" | "Sat")[];
                            readonly exit_time: string | null;
                            readonly id: string;
                            readonly is_active: boolean;
                            readonly max_position: number;
                            readonly name: string;
                            readonly re_entry: boolean;
                            readonly symbols: readonly {
                                readonly action: ("BUY" | "SELL") | null;
                                /** @enum {string} */
                                readonly exchange: "NSE" | "NFO" | "CDS" | "BSE" | "BFO" | "BCD" | "MCX" | "NCDEX" | "NCO" | "NSE_INDEX" | "BSE_INDEX" | "MCX_INDEX" | "GLOBAL_INDEX" | "CRYPTO";
                                /** @enum {string} */
                                readonly product: "MIS" | "NRML" | "CNC";
                                readonly quantity: number;
                                readonly symbol: string;
                            }[];
                            /** Format: date-time */
                            readonly updated_at: string;
                            /** @description A secret: whoever knows it can trade with the strategy */
                            readonly webhook_path: string;
                        };
                        /** @enum {string} */
                        readonly status: "success";
                    };
                };
            };
            readonly 400: components["responses"]["Error400MalformedOrRefused"];
            readonly 401: components["responses"]["Error401NotLoggedInOrTheLoginFailed"];
            readonly 403: components["responses"]["Error403NotAllowedOrWithoutTheCSRFToken"];
            readonly 404: components["responses"]["Error404NotKnown"];
            readonly 413: components["responses"]["Error413BodyTooLarge"];
            readonly 429: components["responses"]["Error429TooOften"];
            readonly 500: components["responses"]["Error500ADefectOfTheServer"];
            readonly 503: components["responses"]["Error503ADatabaseIsAwayOrTooMuchToDo"];
        };
    };
    readonly getStrategyApiStrategyId: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly "x-request-id": components["headers"]["RequestId"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: {
                            /** @enum {string} */
                            readonly api_type: "placeorder" | "placesmartorder";
                            /** Format: date-time */
                            readonly created_at: string;
                            readonly description: string | null;
                            readonly entry_days: readonly ("Sun" | "Mon" | "Tue" | "Wed" | "Thu" | "Fri" | "Sat")[];
                            readonly entry_time: string | null;
                            readonly entry_until: string | null;
                            readonly exit_days: readonly ("Sun" | "Mon" | "Tue" | "Wed" | "Thu" | "Fri" | "Sat")[];
                            readonly exit_time: string | null;
                            readonly id: string;
                            readonly is_active: boolean;
                            readonly max_position: number;
                            readonly name: string;
                            readonly re_entry: boolean;
                            readonly symbols: readonly {
                                readonly action: ("BUY" | "SELL") | null;
                                /** @enum {string} */
                                readonly exchange: "NSE" | "NFO" | "CDS" | "BSE" | "BFO" | "BCD" | "MCX" | "NCDEX" | "NCO" | "NSE_INDEX" | "BSE_INDEX" | "MCX_INDEX" | "GLOBAL_INDEX" | "CRYPTO";
                                /** @enum {string} */
                                readonly product: "MIS" | "NRML" | "CNC";
                                readonly quantity: number;
                                readonly symbol: string;
                            }[];
                            /** Format: date-time */
                            readonly updated_at: string;
                            /** @description A secret: whoever knows it can trade with the strategy */
                            readonly webhook_path: string;
                        };
                        /** @enum {string} */
                        readonly status: "success";
                    };
                };
            };
            readonly 400: components["responses"]["Error400MalformedOrRefused"];
            readonly 401: components["responses"]["Error401NotLoggedInOrTheLoginFailed"];
            readonly 403: components["responses"]["Error403NotAllowedOrWithoutTheCSRFToken"];
            readonly 404: components["responses"]["Error404NotKnown"];
            readonly 429: components["responses"]["Error429TooOften"];
            readonly 500: components["responses"]["Error500ADefectOfTheServer"];
            readonly 503: components["responses"]["Error503ADatabaseIsAwayOrTooMuchToDo"];
        };
    };
    readonly putStrategyApiStrategyId: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "name": "Breakout",
                 *       "description": "text",
                 *       "is_active": true,
                 *       "api_type": "placesmartorder",
                 *       "entry_time": "09:20",
                 *       "entry_until": "09:20",
                 *       "exit_time": "09:20",
                 *       "entry_days": [
                 *         "Mon",
                 *         "Tue"
                 *       ],
                 *       "exit_days": [
                 *         "Mon",
                 *         "Tue"
                 *       ],
                 *       "max_position": 0,
                 *       "re_entry": true,
                 *       "symbols": []
                 *     }
                 */
                readonly "application/json": {
                    /**
                     * @description Whether an entry is an order of its own, or brings the strategy’s share to a size
                     * @default placesmartorder
                     * @enum {string}
                     */
                    readonly api_type?: "placeorder" | "placesmartorder";
                    /** @default null */
                    readonly description?: string | null;
                    /**
                     * @description Empty: every day
                     * @default []
                     * @example [
                     *       "Mon",
                     *       "Tue"
                     *     ]
                     */
                    readonly entry_days?: readonly ("Sun" | "Mon" | "Tue" | "Wed" | "Thu" | "Fri" | "Sat")[];
                    /**
                     * @default null
                     * @example 09:20
                     */
                    readonly entry_time?: string | null;
                    /**
                     * @description The first minute that is too late for an entry; null: the exit
                     * @default null
                     * @example 09:20
                     */
                    readonly entry_until?: string | null;
                    /**
                     * @description Empty: every day
                     * @default []
                     * @example [
                     *       "Mon",
                     *       "Tue"
                     *     ]
                     */
                    readonly exit_days?: readonly ("Sun" | "Mon" | "Tue" | "Wed" | "Thu" | "Fri" | "Sat")[];
                    /**
                     * @description When all that the strategy holds is closed
                     * @default null
                     * @example 09:20
                     */
                    readonly exit_time?: string | null;
                    /** @default true */
                    readonly is_active?: boolean;
                    /**
                     * @description 0: no limit
                     * @default 0
                     */
                    readonly max_position?: number;
                    /**
                     * @description What its orders are tagged with; yours alone
                     * @example Breakout
                     */
                    readonly name: string;
                    /** @default true */
                    readonly re_entry?: boolean;
                    /** @default [] */
                    readonly symbols?: readonly {
                        /**
                         * @description The side of its entries: BUY trades long only, SELL short only; null follows the chart
                         * @default null
                         */
                        readonly action?: ("BUY" | "SELL") | null;
                        /** @enum {string} */
                        readonly exchange: "NSE" | "NFO" | "CDS" | "BSE" | "BFO" | "BCD" | "MCX" | "NCDEX" | "NCO" | "NSE_INDEX" | "BSE_INDEX" | "MCX_INDEX" | "GLOBAL_INDEX" | "CRYPTO";
                        /**
                         * @default MIS
                         * @enum {string}
                         */
                        readonly product?: "MIS" | "NRML" | "CNC";
                        readonly quantity: number;
                        /** @example RELIANCE */
                        readonly symbol: string;
                    }[];
                };
            };
        };
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly "x-request-id": components["headers"]["RequestId"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: {
                            /** @enum {string} */
                            readonly api_type: "placeorder" | "placesmartorder";
                            /** Format: date-time */
                            readonly created_at: string;
                            readonly description: string | null;
                            readonly entry_days: readonly ("Sun" | "Mon" | "Tue" | "Wed" | "Thu" | "Fri" | "Sat")[];
                            readonly entry_time: string | null;
                            readonly entry_until: string | null;
                            readonly exit_days: readonly ("Sun" | "Mon" | "Tue" | "Wed" | "Thu" | "Fri" | "Sat")[];
                            readonly exit_time: string | null;
                            readonly id: string;
                            readonly is_active: boolean;
                            readonly max_position: number;
                            readonly name: string;
                            readonly re_entry: boolean;
                            readonly symbols: readonly {
                                readonly action: ("BUY" | "SELL") | null;
                                /** @enum {string} */
                                readonly exchange: "NSE" | "NFO" | "CDS" | "BSE" | "BFO" | "BCD" | "MCX" | "NCDEX" | "NCO" | "NSE_INDEX" | "BSE_INDEX" | "MCX_INDEX" | "GLOBAL_INDEX" | "CRYPTO";
                                /** @enum {string} */
                                readonly product: "MIS" | "NRML" | "CNC";
                                readonly quantity: number;
                                readonly symbol: string;
                            }[];
                            /** Format: date-time */
                            readonly updated_at: string;
                            /** @description A secret: whoever knows it can trade with the strategy */
                            readonly webhook_path: string;
                        };
                        /** @enum {string} */
                        readonly status: "success";
                    };
                };
            };
            readonly 400: components["responses"]["Error400MalformedOrRefused"];
            readonly 401: components["responses"]["Error401NotLoggedInOrTheLoginFailed"];
            readonly 403: components["responses"]["Error403NotAllowedOrWithoutTheCSRFToken"];
            readonly 404: components["responses"]["Error404NotKnown"];
            readonly 413: components["responses"]["Error413BodyTooLarge"];
            readonly 429: components["responses"]["Error429TooOften"];
            readonly 500: components["responses"]["Error500ADefectOfTheServer"];
            readonly 503: components["responses"]["Error503ADatabaseIsAwayOrTooMuchToDo"];
        };
    };
    readonly deleteStrategyApiStrategyId: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly "x-request-id": components["headers"]["RequestId"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly message: string;
                        /** @enum {string} */
                        readonly status: "success";
                    };
                };
            };
            readonly 400: components["responses"]["Error400MalformedOrRefused"];
            readonly 401: components["responses"]["Error401NotLoggedInOrTheLoginFailed"];
            readonly 403: components["responses"]["Error403NotAllowedOrWithoutTheCSRFToken"];
            readonly 404: components["responses"]["Error404NotKnown"];
            readonly 413: components["responses"]["Error413BodyTooLarge"];
            readonly 429: components["responses"]["Error429TooOften"];
            readonly 500: components["responses"]["Error500ADefectOfTheServer"];
            readonly 503: components["responses"]["Error503ADatabaseIsAwayOrTooMuchToDo"];
        };
    };
    readonly getStrategyApiStrategyIdSignals: {
        readonly parameters: {
            readonly query?: {
                /** @description The `next` of the page before */
                readonly before?: string;
                readonly limit?: number;
                readonly state?: "waiting" | "done" | "dead";
            };
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly "x-request-id": components["headers"]["RequestId"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: readonly {
                            readonly action: string;
                            readonly attempts: number;
                            readonly finished_at: string | null;
                            readonly id: number;
                            readonly order_id: string | null;
                            readonly outcome: ("accepted" | "rejected" | "unchanged" | "awaiting_approval" | "skipped") | null;
                            readonly position_size: number | null;
                            readonly reason: string | null;
                            /** Format: date-time */
                            readonly received_at: string;
                            /** @enum {string} */
                            readonly state: "waiting" | "done" | "dead";
                            readonly symbol: string;
                        }[];
                        /** @description What to ask the next page with, as `before` */
                        readonly next: number | null;
                        /** @enum {string} */
                        readonly status: "success";
                    };
                };
            };
            readonly 400: components["responses"]["Error400MalformedOrRefused"];
            readonly 401: components["responses"]["Error401NotLoggedInOrTheLoginFailed"];
            readonly 403: components["responses"]["Error403NotAllowedOrWithoutTheCSRFToken"];
            readonly 404: components["responses"]["Error404NotKnown"];
            readonly 429: components["responses"]["Error429TooOften"];
            readonly 500: components["responses"]["Error500ADefectOfTheServer"];
            readonly 503: components["responses"]["Error503ADatabaseIsAwayOrTooMuchToDo"];
        };
    };
    readonly postStrategyApiStrategyIdToggle: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly "x-request-id": components["headers"]["RequestId"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: {
                            /** @enum {string} */
                            readonly api_type: "placeorder" | "placesmartorder";
                            /** Format: date-time */
                            readonly created_at: string;
                            readonly description: string | null;
                            readonly entry_days: readonly ("Sun" | "Mon" | "Tue" | "Wed" | "Thu" | "Fri" | "Sat")[];
                            readonly entry_time: string | null;
                            readonly entry_until: string | null;
                            readonly exit_days: readonly ("Sun" | "Mon" | "Tue" | "Wed" | "Thu" | "Fri" | "Sat")[];
                            readonly exit_time: string | null;
                            readonly id: string;
                            readonly is_active: boolean;
                            readonly max_position: number;
                            readonly name: string;
                            readonly re_entry: boolean;
                            readonly symbols: readonly {
                                readonly action: ("BUY" | "SELL") | null;
                                /** @enum {string} */
                                readonly exchange: "NSE" | "NFO" | "CDS" | "BSE" | "BFO" | "BCD" | "MCX" | "NCDEX" | "NCO" | "NSE_INDEX" | "BSE_INDEX" | "MCX_INDEX" | "GLOBAL_INDEX" | "CRYPTO";
                                /** @enum {string} */
                                readonly product: "MIS" | "NRML" | "CNC";
                                readonly quantity: number;
                                readonly symbol: string;
                            }[];
                            /** Format: date-time */
                            readonly updated_at: string;
                            /** @description A secret: whoever knows it can trade with the strategy */
                            readonly webhook_path: string;
                        };
                        /** @enum {string} */
                        readonly status: "success";
                    };
                };
            };
            readonly 400: components["responses"]["Error400MalformedOrRefused"];
            readonly 401: components["responses"]["Error401NotLoggedInOrTheLoginFailed"];
            readonly 403: components["responses"]["Error403NotAllowedOrWithoutTheCSRFToken"];
            readonly 404: components["responses"]["Error404NotKnown"];
            readonly 413: components["responses"]["Error413BodyTooLarge"];
            readonly 429: components["responses"]["Error429TooOften"];
            readonly 500: components["responses"]["Error500ADefectOfTheServer"];
            readonly 503: components["responses"]["Error503ADatabaseIsAwayOrTooMuchToDo"];
        };
    };
    readonly postStrategyWebhookWebhookId: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description The webhook’s secret id, of your strategy */
                readonly webhookId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "symbol": "RELIANCE",
                 *       "action": "BUY"
                 *     }
                 */
                readonly "application/json": {
                    /**
                     * @description BUY or SELL, in upper or lower case
                     * @example BUY
                     */
                    readonly action: string;
                    /** @description The position that the chart holds after the order, signed */
                    readonly position_size?: (string | number) | null;
                    /** @example RELIANCE */
                    readonly symbol: string;
                } & {
                    readonly [key: string]: unknown;
                };
            };
        };
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly "x-request-id": components["headers"]["RequestId"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly message: string;
                    };
                };
            };
            /** @description Malformed, or not taken by the strategy */
            readonly 400: {
                headers: {
                    readonly "x-request-id": components["headers"]["RequestId"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["AlertError"] | components["schemas"]["Error"];
                };
            };
            readonly 401: components["responses"]["AlertError401TheOwnerOfTheStrategyHasNoAPIKey"];
            readonly 403: components["responses"]["AlertError403NotFromThisAddress"];
            readonly 404: components["responses"]["AlertError404NoSuchWebhook"];
            readonly 413: components["responses"]["AlertError413TooLarge"];
            readonly 429: components["responses"]["AlertError429TooManyAlerts"];
            readonly 500: components["responses"]["AlertError500ADefectOfTheServer"];
            readonly 503: components["responses"]["AlertError503TooManySignalsWaitOrADatabaseIsAway"];
        };
    };
    readonly postTelegramBroadcast: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "message": "text"
                 *     }
                 */
                readonly "application/json": {
                    readonly message: string;
                };
            };
        };
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly "x-request-id": components["headers"]["RequestId"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: {
                            /** @description How many chats it goes to */
                            readonly queued: number;
                        };
                        /** @enum {string} */
                        readonly status: "success";
                    };
                };
            };
            readonly 400: components["responses"]["Error400MalformedOrRefused"];
            readonly 401: components["responses"]["Error401NotLoggedInOrTheLoginFailed"];
            readonly 403: components["responses"]["Error403NotAllowedOrWithoutTheCSRFToken"];
            readonly 404: components["responses"]["Error404NotKnown"];
            readonly 413: components["responses"]["Error413BodyTooLarge"];
            readonly 429: components["responses"]["Error429TooOften"];
            readonly 500: components["responses"]["Error500ADefectOfTheServer"];
            readonly 503: components["responses"]["Error503ADatabaseIsAwayOrTooMuchToDo"];
        };
    };
    readonly getTelegramCommands: {
        readonly parameters: {
            readonly query: {
                readonly before?: number;
                readonly limit?: number;
                readonly telegram_id: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly "x-request-id": components["headers"]["RequestId"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: readonly {
                            /** @description ISO 8601, UTC */
                            readonly at: string;
                            readonly command: string;
                            readonly error: string | null;
                            readonly id: number;
                            /** @enum {string} */
                            readonly status: "success" | "error";
                        }[];
                        /** @description The next page’s `before` */
                        readonly next: number | null;
                        /** @enum {string} */
                        readonly status: "success";
                    };
                };
            };
            readonly 400: components["responses"]["Error400MalformedOrRefused"];
            readonly 401: components["responses"]["Error401NotLoggedInOrTheLoginFailed"];
            readonly 403: components["responses"]["Error403NotAllowedOrWithoutTheCSRFToken"];
            readonly 404: components["responses"]["Error404NotKnown"];
            readonly 429: components["responses"]["Error429TooOften"];
            readonly 500: components["responses"]["Error500ADefectOfTheServer"];
            readonly 503: components["responses"]["Error503ADatabaseIsAwayOrTooMuchToDo"];
        };
    };
    readonly getTelegramConfig: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly "x-request-id": components["headers"]["RequestId"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: {
                            readonly bot_username: string | null;
                            readonly broadcast_enabled: boolean;
                            readonly commands_enabled: boolean;
                            readonly has_token: boolean;
                            readonly is_active: boolean;
                            /** @description Why the bot does not work; null while it does */
                            readonly last_error: string | null;
                        };
                        /** @enum {string} */
                        readonly status: "success";
                    };
                };
            };
            readonly 400: components["responses"]["Error400MalformedOrRefused"];
            readonly 401: components["responses"]["Error401NotLoggedInOrTheLoginFailed"];
            readonly 403: components["responses"]["Error403NotAllowedOrWithoutTheCSRFToken"];
            readonly 404: components["responses"]["Error404NotKnown"];
            readonly 429: components["responses"]["Error429TooOften"];
            readonly 500: components["responses"]["Error500ADefectOfTheServer"];
            readonly 503: components["responses"]["Error503ADatabaseIsAwayOrTooMuchToDo"];
        };
    };
    readonly postTelegramConfig: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "token": "text",
                 *       "is_active": true,
                 *       "broadcast_enabled": true,
                 *       "commands_enabled": true
                 *     }
                 */
                readonly "application/json": {
                    readonly broadcast_enabled?: boolean;
                    readonly commands_enabled?: boolean;
                    readonly is_active?: boolean;
                    /** @description Encrypted before it is kept, and never shown again */
                    readonly token?: string;
                };
            };
        };
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly "x-request-id": components["headers"]["RequestId"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: {
                            readonly bot_username: string | null;
                            readonly broadcast_enabled: boolean;
                            readonly commands_enabled: boolean;
                            readonly has_token: boolean;
                            readonly is_active: boolean;
                            /** @description Why the bot does not work; null while it does */
                            readonly last_error: string | null;
                        };
                        /** @enum {string} */
                        readonly status: "success";
                    };
                };
            };
            readonly 400: components["responses"]["Error400MalformedOrRefused"];
            readonly 401: components["responses"]["Error401NotLoggedInOrTheLoginFailed"];
            readonly 403: components["responses"]["Error403NotAllowedOrWithoutTheCSRFToken"];
            readonly 404: components["responses"]["Error404NotKnown"];
            readonly 413: components["responses"]["Error413BodyTooLarge"];
            readonly 429: components["responses"]["Error429TooOften"];
            readonly 500: components["responses"]["Error500ADefectOfTheServer"];
            readonly 503: components["responses"]["Error503ADatabaseIsAwayOrTooMuchToDo"];
        };
    };
    readonly postTelegramLink: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly "x-request-id": components["headers"]["RequestId"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: {
                            /** @description Send it to the bot: /link CODE; good once */
                            readonly code: string;
                            /** @description ISO 8601, UTC */
                            readonly expires_at: string;
                            /** @description Opens the bot with the code, once its name is known */
                            readonly url: string | null;
                        };
                        /** @enum {string} */
                        readonly status: "success";
                    };
                };
            };
            readonly 400: components["responses"]["Error400MalformedOrRefused"];
            readonly 401: components["responses"]["Error401NotLoggedInOrTheLoginFailed"];
            readonly 403: components["responses"]["Error403NotAllowedOrWithoutTheCSRFToken"];
            readonly 404: components["responses"]["Error404NotKnown"];
            readonly 413: components["responses"]["Error413BodyTooLarge"];
            readonly 429: components["responses"]["Error429TooOften"];
            readonly 500: components["responses"]["Error500ADefectOfTheServer"];
            readonly 503: components["responses"]["Error503ADatabaseIsAwayOrTooMuchToDo"];
        };
    };
    readonly getTelegramLinks: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly "x-request-id": components["headers"]["RequestId"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: readonly {
                            /** @description Telegram says that the chat does not want the bot’s messages */
                            readonly blocked: boolean;
                            readonly last_command_at: string | null;
                            /** @description ISO 8601, UTC */
                            readonly linked_at: string;
                            readonly name: string | null;
                            readonly preferences: {
                                readonly broadcasts: boolean;
                                readonly fills: boolean;
                                /** @description Off: nothing at all */
                                readonly notifications: boolean;
                                readonly rejections: boolean;
                            };
                            /** @description The chat’s number on Telegram */
                            readonly telegram_id: string;
                        }[];
                        /** @enum {string} */
                        readonly status: "success";
                    };
                };
            };
            readonly 400: components["responses"]["Error400MalformedOrRefused"];
            readonly 401: components["responses"]["Error401NotLoggedInOrTheLoginFailed"];
            readonly 403: components["responses"]["Error403NotAllowedOrWithoutTheCSRFToken"];
            readonly 404: components["responses"]["Error404NotKnown"];
            readonly 429: components["responses"]["Error429TooOften"];
            readonly 500: components["responses"]["Error500ADefectOfTheServer"];
            readonly 503: components["responses"]["Error503ADatabaseIsAwayOrTooMuchToDo"];
        };
    };
    readonly deleteTelegramLinks: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly "x-request-id": components["headers"]["RequestId"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly message: string;
                        /** @enum {string} */
                        readonly status: "success";
                    };
                };
            };
            readonly 400: components["responses"]["Error400MalformedOrRefused"];
            readonly 401: components["responses"]["Error401NotLoggedInOrTheLoginFailed"];
            readonly 403: components["responses"]["Error403NotAllowedOrWithoutTheCSRFToken"];
            readonly 404: components["responses"]["Error404NotKnown"];
            readonly 413: components["responses"]["Error413BodyTooLarge"];
            readonly 429: components["responses"]["Error429TooOften"];
            readonly 500: components["responses"]["Error500ADefectOfTheServer"];
            readonly 503: components["responses"]["Error503ADatabaseIsAwayOrTooMuchToDo"];
        };
    };
    readonly postTelegramPreferences: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "notifications": true,
                 *       "fills": true,
                 *       "rejections": true,
                 *       "broadcasts": true
                 *     }
                 */
                readonly "application/json": {
                    readonly broadcasts?: boolean;
                    readonly fills?: boolean;
                    /** @description Off: nothing at all */
                    readonly notifications?: boolean;
                    readonly rejections?: boolean;
                };
            };
        };
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly "x-request-id": components["headers"]["RequestId"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly message: string;
                        /** @enum {string} */
                        readonly status: "success";
                    };
                };
            };
            readonly 400: components["responses"]["Error400MalformedOrRefused"];
            readonly 401: components["responses"]["Error401NotLoggedInOrTheLoginFailed"];
            readonly 403: components["responses"]["Error403NotAllowedOrWithoutTheCSRFToken"];
            readonly 404: components["responses"]["Error404NotKnown"];
            readonly 413: components["responses"]["Error413BodyTooLarge"];
            readonly 429: components["responses"]["Error429TooOften"];
            readonly 500: components["responses"]["Error500ADefectOfTheServer"];
            readonly 503: components["responses"]["Error503ADatabaseIsAwayOrTooMuchToDo"];
        };
    };
    readonly getTrafficApiLogs: {
        readonly parameters: {
            readonly query?: {
                readonly before?: string;
                readonly limit?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly "x-request-id": components["headers"]["RequestId"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: readonly {
                            readonly [key: string]: string | number | null;
                        }[];
                        /** @description The `before` of the next page; null on the last */
                        readonly next_before: number | null;
                        /** @enum {string} */
                        readonly status: "success";
                    };
                };
            };
            readonly 400: components["responses"]["Error400MalformedOrRefused"];
            readonly 401: components["responses"]["Error401NotLoggedInOrTheLoginFailed"];
            readonly 403: components["responses"]["Error403NotAllowedOrWithoutTheCSRFToken"];
            readonly 404: components["responses"]["Error404NotKnown"];
            readonly 429: components["responses"]["Error429TooOften"];
            readonly 500: components["responses"]["Error500ADefectOfTheServer"];
            readonly 503: components["responses"]["Error503ADatabaseIsAwayOrTooMuchToDo"];
        };
    };
    readonly getTrafficApiStats: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly "x-request-id": components["headers"]["RequestId"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: {
                            readonly api: {
                                readonly avg_duration: number;
                                readonly error_requests: number;
                                readonly total_requests: number;
                            };
                            readonly endpoints: {
                                readonly [key: string]: {
                                    readonly avg_duration: number;
                                    readonly error_requests: number;
                                    readonly total_requests: number;
                                };
                            };
                            readonly overall: {
                                readonly avg_duration: number;
                                readonly error_requests: number;
                                readonly total_requests: number;
                            };
                        };
                        /** @enum {string} */
                        readonly status: "success";
                    };
                };
            };
            readonly 400: components["responses"]["Error400MalformedOrRefused"];
            readonly 401: components["responses"]["Error401NotLoggedInOrTheLoginFailed"];
            readonly 403: components["responses"]["Error403NotAllowedOrWithoutTheCSRFToken"];
            readonly 404: components["responses"]["Error404NotKnown"];
            readonly 429: components["responses"]["Error429TooOften"];
            readonly 500: components["responses"]["Error500ADefectOfTheServer"];
            readonly 503: components["responses"]["Error503ADatabaseIsAwayOrTooMuchToDo"];
        };
    };
    readonly getTrafficExport: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description All rows, newest first */
            readonly 200: {
                headers: {
                    readonly "content-disposition": components["headers"]["FileName"];
                    readonly "x-request-id": components["headers"]["RequestId"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/csv": string;
                };
            };
            readonly 400: components["responses"]["Error400MalformedOrRefused"];
            readonly 401: components["responses"]["Error401NotLoggedInOrTheLoginFailed"];
            readonly 403: components["responses"]["Error403NotAllowedOrWithoutTheCSRFToken"];
            readonly 404: components["responses"]["Error404NotKnown"];
            readonly 429: components["responses"]["Error429TooOften"];
            readonly 500: components["responses"]["Error500ADefectOfTheServer"];
            readonly 503: components["responses"]["Error503ADatabaseIsAwayOrTooMuchToDo"];
        };
    };
}
