# The bare requests, one after the other: what the hooks cost without anything around them.
set -eu
while read -r event url; do
  curl --silent --show-error --fail "$ZIPWHIP_API_URL/webhook/add" \
    --data-urlencode "session=$ZIPWHIP_SESSION" --data-urlencode type=message --data-urlencode "event=$event" \
    --data-urlencode "url=$url" --data-urlencode method=POST
  echo
done <hooks.txt >answers.txt
