-- Run once by the PostgreSQL image, when its volume is empty. POSTGRES_DB has made the first of the four.
CREATE DATABASE openalgo_sandbox;
CREATE DATABASE openalgo_latency;
CREATE DATABASE openalgo_logs;
