/** Telegram's own limit, after entities are read. */
const MESSAGE_CHARACTERS_MAX = 4096;
/** Room for the last line. */
const LINES_CHARACTERS_MAX = 3900;

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Any text as Telegram's HTML shows it, whatever is in it. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => ENTITIES[character] ?? character);
}

export function bold(text: string): string {
  return `<b>${escapeHtml(text)}</b>`;
}

/** A heading and lines of HTML as one message: what does not fit is counted in the last line. */
export function listMessage(heading: string, lines: readonly string[]): string {
  let text = bold(heading);
  for (const [index, line] of lines.entries()) {
    if (text.length + line.length > LINES_CHARACTERS_MAX) {
      return `${text}\n… and ${lines.length - index} more.`;
    }

    text += `\n${line}`;
  }

  return text;
}

/** A text of somebody as a message; the text must not be longer than Telegram's limit. */
export function textMessage(text: string): string {
  return escapeHtml(text.slice(0, MESSAGE_CHARACTERS_MAX));
}
