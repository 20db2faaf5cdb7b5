#!/bin/sh
# A suggester for Postil in shell: names behind a title, such as “Mr Farrow” (docs/suggesters.md).
# The text is the fourth field of a request; a quote is all that Postil needs to find its place.

while IFS= read -r request; do
    text=${request#*\"text\": }
    text=${text%%, \"labels\": *}
    printf '%s\n' "$text" |
        grep -oE '(Mr|Mrs|Ms|Dr|Mayor|Captain) [A-Z][a-z]+( [A-Z][a-z]+)?' |
        while IFS=' ' read -r title name; do
            printf '{"label": "PERSON", "prefix": "%s ", "quote": "%s", "why": "behind %s"}\n' \
                "$title" "$name" "$title"
        done
    printf '{"done": true}\n'
done
