set -eu
id=$(sed 's/.*"webhookId":\([0-9]*\).*/\1/' "ids/$name.json")
curl --silent --show-error --fail --output /dev/null "$ZIPWHIP_API_URL/webhook/delete" \
  --data-urlencode "session=$ZIPWHIP_SESSION" --data-urlencode "webhookId=$id"
rm "ids/$name.json"
