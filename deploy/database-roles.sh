#!/bin/sh
# The role that serves (docs/decisions/090). PostgreSQL's image runs this when it makes its database; in a database of
# before, or with another password: docker compose exec database sh /docker-entrypoint-initdb.d/roles.sh
set -eu
psql --username "$POSTGRES_USER" --dbname "$POSTGRES_DB" --set ON_ERROR_STOP=1 --set password="$SERVING_PASSWORD" <<'SQL'
SELECT 'CREATE ROLE zoufang_app' WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'zoufang_app') \gexec
ALTER ROLE zoufang_app LOGIN PASSWORD :'password';
SQL
