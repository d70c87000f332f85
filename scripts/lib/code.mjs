const COMMENT = String.raw`\/\*[\s\S]*?\*\/|\/\/[^\n]*`;
const QUOTED = String.raw`'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"`;
const TEMPLATE = '`(?:\\\\.|[^`\\\\])*`';

// One expression for all of them, for only the leftmost tells what the others stand in: `'packages/*'` opens no comment.
const TOKEN = new RegExp(`(${COMMENT})|(${QUOTED})|(${TEMPLATE})`, 'g');

/**
 * The code with its comments blanked out, line numbers kept.
 * @param {string} source
 */
export function withoutComments(source) {
  return source.replace(TOKEN, (token, comment) => (comment === undefined ? token : blank(token)));
}

/**
 * The code with comments and quoted text blanked out, line numbers kept. Templates stay, for they hold code.
 * @param {string} source
 */
export function withoutCommentsAndText(source) {
  return source.replace(TOKEN, (token, _comment, _quoted, template) =>
    template === undefined ? blank(token) : token,
  );
}

/** @param {string} text */
const blank = (text) => text.replace(/[^\n]/g, ' ');

/**
 * The line that a position is on, from 1.
 * @param {string} source
 * @param {number} index
 */
export const lineAt = (source, index) => source.slice(0, index).split('\n').length;
