-- TimescaleDB 2.13 or later instead of PARTITION_BY_MONTH: chunks of a month, dropped by TimescaleDB when they are old.
--
--   psql "$LATENCY_DATABASE_URL" -v table=order_latency -v days=365 -f deploy/postgresql/timescaledb.sql
--   psql "$LOGS_DATABASE_URL"    -v table=api_logs      -v days=30  -f deploy/postgresql/timescaledb.sql
--
-- Stop OpenAlgo and make a backup first: all rows are moved. The table must not be divided already. Then set
-- RETENTION_ORDER_LATENCY_DAYS=0 and RETENTION_API_LOGS_DAYS=0, leave PARTITION_BY_MONTH=false, and know that
--   * openalgo db diff tells that created_at is in the keys, which is so;
--   * openalgo db backup and restore are not made for hypertables: back these databases up as TimescaleDB's manual says.
-- OpenAlgo's tests do not run this script: they have no TimescaleDB.
\set ON_ERROR_STOP on
CREATE EXTENSION IF NOT EXISTS timescaledb;

BEGIN;
-- Every unique key must contain the column by which the rows are divided.
ALTER TABLE :"table" DROP CONSTRAINT IF EXISTS order_latency_pkey, DROP CONSTRAINT IF EXISTS api_logs_pkey;
ALTER TABLE :"table" ADD PRIMARY KEY (id, created_at);
SELECT :'table' = 'order_latency' AS has_order_id \gset
\if :has_order_id
DROP INDEX order_latency_order_id_key;
-- A record's created_at is when the order was asked for, which does not change: an order still has one.
CREATE UNIQUE INDEX order_latency_order_id_key ON order_latency (order_id, created_at);
\endif
SELECT create_hypertable(
  :'table',
  by_range('created_at', INTERVAL '1 month'),
  create_default_indexes => false,
  migrate_data => true
);
SELECT add_retention_policy(:'table', make_interval(days => :days));
COMMIT;
