import type { Source } from './source.ts';
import { SOURCE_FILES, type SourceFile } from './source-files.ts';
import type { Step } from './step.ts';

/** A table that nothing is taken from. */
export interface UnmovedTable {
  readonly file: SourceFile;
  readonly table: string;
  readonly rows: number;
  readonly reason: string;
}

const GTT = 'orders that wait for a trigger are not kept here: place them anew';
const MCP = 'access for remote tools is not offered here';
const FLOWS = 'flows are not offered here';
const WHATSAPP = 'WhatsApp is not offered here';
const BOOK = 'the book per strategy is computed from trades here';
const GUARD = 'what the guards have counted starts anew';

const REASONS: Readonly<Record<string, string>> = {
  active_sessions: 'everybody logs in anew',
  login_attempts: 'a record of the old installation',
  order_logs: 'a record of live calls, which the old installation keeps',
  notification_queue: 'messages that wait would be sent twice',
  user_preferences: 'preferences of the bot’s users are not kept here',
  chart_preferences: 'charts are not offered here',
  leverage_config: 'leverage is a setting of the paper accounts here',
  oauth_clients: MCP,
  oauth_refresh_tokens: MCP,
  oauth_signing_keys: MCP,
  flow_workflows: FLOWS,
  flow_workflow_executions: FLOWS,
  flow_apscheduler_jobs: FLOWS,
  historify_apscheduler_jobs: 'price history is not kept here',
  whatsapp_config: WHATSAPP,
  whatsapp_users: WHATSAPP,
  whatsapp_command_logs: WHATSAPP,
  whatsapp_notification_queue: WHATSAPP,
  whatsapp_user_preferences: WHATSAPP,
  strategy_order_tags: BOOK,
  strategy_pending_fills: BOOK,
  strategy_positions: BOOK,
  strategy_portfolio: 'saved option structures are not kept here',
  scalping_sl_state: 'scalping is not offered here',
  scalping_tracked_symbol: 'scalping is not offered here',
  sandbox_gtt: GTT,
  sandbox_gtt_legs: GTT,
  ip_bans: 'ban anew who is to stay banned',
  error_404_tracker: GUARD,
  invalid_api_key_tracker: GUARD,
};

/** The tables with rows that no step reads. */
export function findUnmoved(source: Source, steps: readonly Step[]): readonly UnmovedTable[] {
  const read = new Set(steps.flatMap(({ tables }) => tables.map(({ file, table }) => `${file} ${table}`)));

  return SOURCE_FILES.flatMap((file) =>
    source
      .tables(file)
      .filter((table) => !read.has(`${file} ${table}`))
      .map((table) => ({
        file,
        table,
        rows: source.count(file, table),
        reason: REASONS[table] ?? 'is not known here',
      }))
      .filter(({ rows }) => rows > 0),
  );
}
