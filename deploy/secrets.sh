#!/bin/sh
# Make the secrets that docker-compose.yml mounts: deploy/secrets.sh FOLDER
# The certificate and its key (tls_certificate, tls_key) are yours to put there.
set -eu

[ $# -eq 1 ] || { echo "Usage: deploy/secrets.sh FOLDER" >&2; exit 64; }
if [ -e "$1" ]; then
    echo "$1 exists already; secrets in use are never overwritten." >&2
    exit 73
fi

base64url() { base64 | tr '+/' '-_' | tr -d '=\n'; }
random() { od -An -N"$1" -tx1 /dev/urandom | tr -d ' \n'; }

# The folder keeps other people of this host out; each file can be read by the account that it is
# mounted for, whatever its number.
umask 022
mkdir -p "$1"
chmod 700 "$1"
cd "$1"

owner=$(random 24)
app=$(random 24)
valkey=$(random 24)
printf %s "$(random 40)" >secret_key
# A private Ed25519 key (RFC 8037); its public half follows from it.
printf '{"kty":"OKP","crv":"Ed25519","d":"%s"}\n' "$(head -c 32 /dev/urandom | base64url)" \
    >receipt_key
printf %s "$(random 24)" >postgres_password
printf %s "$owner" >owner_password
printf %s "$app" >app_password
printf %s "postgres://candor_app:$app@postgres:5432/candor" >database_url
printf %s "postgres://candor_owner:$owner@postgres:5432/candor" >migration_database_url
printf %s "redis://:$valkey@valkey:6379/0" >redis_url
printf 'requirepass %s\n' "$valkey" >valkey_conf
echo "Made $PWD. Now put the certificate there: tls_certificate and tls_key, in PEM."
