// A suggester for Postil in JavaScript: years. Offsets there are UTF-16 units, so quotes say where.
const lines = require("node:readline").createInterface({ input: process.stdin });
lines.on("line", (line) => {
  const { id, text } = JSON.parse(line);
  for (const match of text.matchAll(/\b(?:19|20)\d\d\b/g)) {
    const prefix = text.slice(Math.max(0, match.index - 20), match.index);
    console.log(JSON.stringify({ label: "DATE", quote: match[0], prefix }));
  }
  console.log(JSON.stringify({ id, done: true }));
});
