const DEFAULT_PORT = 3306;

/** Where a MySQL database is and who we are there, from its URL. */
export function mysqlConnectionSettings(url: string) {
  const { hostname, port, username, password, pathname } = new URL(url);
  return {
    host: hostname,
    port: port === '' ? DEFAULT_PORT : Number(port),
    user: decodeURIComponent(username),
    password: decodeURIComponent(password),
    database: decodeURIComponent(pathname.slice(1)),
  };
}
