#!/bin/bash
# Once: a certificate authority, and a certificate for each node of the cluster, good for a year. To make new ones, stop the
# cluster and remove the volume `certificates`.
set -euo pipefail
umask 077

# The user of the KurrentDB image, which must read its key.
node_user=1001:1001

cd /certificates
if [ -e complete ]; then exit 0; fi
rm -rf ca kurrentdb-*
es-gencert-cli create-ca -out ca
for node in kurrentdb-1 kurrentdb-2 kurrentdb-3; do
  es-gencert-cli create-node -ca-certificate ca/ca.crt -ca-key ca/ca.key -out "$node" -ip-addresses 127.0.0.1 \
    -dns-names "localhost,$node"
  chown -R "$node_user" "$node"
  chmod 400 "$node/node.key"
done
# Certificates are for everybody, keys for their owner alone.
chmod 755 . ca kurrentdb-*
chmod 644 ca/ca.crt kurrentdb-*/node.crt
chmod 400 ca/ca.key
touch complete
