# The answer holds the id that delete.sh needs; the state has no place for it.
set -eu
curl --silent --show-error --fail "$ZIPWHIP_API_URL/webhook/add" \
  --data-urlencode "session=$ZIPWHIP_SESSION" --data-urlencode "type=$type" --data-urlencode "event=$event" \
  --data-urlencode "url=$url" --data-urlencode "method=$method" --output "ids/$name.json"
