/** What a picture in a text says. All others say nothing. */
const pictures: readonly (readonly [RegExp, string])[] = [
  [/[👍👌✅✔☑🆗]/gu, ' :yes: '],
  [/[📞☎📱🤙]/gu, ' :call: '],
  [/[🙏🙂😀😃😄😁😊☺🤗❤💕💚💙💛🧡💜😘🌸🌷🎉🙋]/gu, ' :kind: '],
];
const decoration = /[\u{1f3fb}-\u{1f3ff}]|\ufe0f|\u200d|[\u2066-\u2069\u200e\u200f]/gu;
const arabicFigures = /[\u0660-\u0669\u06f0-\u06f9]/gu;
/** Letters that no decomposition takes apart. */
const apart: Readonly<Record<string, string>> = { ł: 'l', đ: 'd', ø: 'o', ß: 'ss' };

/** A text as it is compared: small letters, no accents on Latin letters, one Arabic letter for its forms. */
export type Plain = {
  readonly tokens: readonly string[];
  /** It asks something. */
  readonly asks: boolean;
};

/**
 * Makes the words of a text comparable. The Irish “tá” keeps its accent: without it the word is an English thank-you.
 *
 * @example plain('Yesss, I’ll be there 👍').tokens // ['yes', 'ill', 'be', 'there', ':yes:']
 */
export function plain(text: string): Plain {
  let rest = text.normalize('NFKC').toLowerCase().replace(decoration, '');
  for (const [picture, word] of pictures) rest = rest.replace(picture, word);
  const asks = /[?؟]/.test(rest);
  rest = rest
    .replace(/['’‘ʼ`´]/g, '')
    .replace(arabicFigures, figure => String((figure.codePointAt(0) ?? 0) & 0xf))
    .replace(/[\u064b-\u0652\u0640\u0670]/g, '')
    .replace(/[أإآٱ]/g, 'ا')
    .replace(/ى/g, 'ي')
    .replace(/ئ/g, 'ي')
    .replace(/ؤ/g, 'و')
    .replace(/ة/g, 'ه')
    .replace(/ґ/g, 'г')
    .replace(/ё/g, 'е')
    .replace(/(\p{L})\1{2,}/gu, '$1');
  const found = rest.match(/:(?:yes|call|kind):|\d{1,2}[:.]\d{2}|[\p{L}\p{M}]+|\p{N}+/gu) ?? [];
  return { tokens: found.map(bare), asks };
}

function bare(token: string): string {
  if (token === 'tá' || !/\p{Script=Latin}/u.test(token)) return token;
  return token
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[łđøß]/g, letter => apart[letter] ?? letter);
}
