set -eu
sed 's/.*"webhookId":\([0-9]*\).*/\1/' answers.txt | while read -r id; do
  curl --silent --show-error --fail --output /dev/null "$ZIPWHIP_API_URL/webhook/delete" \
    --data-urlencode "session=$ZIPWHIP_SESSION" --data-urlencode "webhookId=$id"
done
