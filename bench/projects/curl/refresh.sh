set -eu
curl --silent --show-error --fail "$ZIPWHIP_API_URL/webhook/list" --data-urlencode "session=$ZIPWHIP_SESSION" >list.txt
