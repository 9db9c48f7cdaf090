/** Letters that Unicode does not take apart into a base letter and a mark. */
const whole: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  ħ: 'h',
  ı: 'i',
};

/** Lower case, marks gone, special letters in plain ones, everything but letters and digits as one space. */
function plain(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/['’‘ʼ`´]/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .replace(/[ßæœøđðþłħı]/gu, letter => whole[letter] ?? letter)
    .trim();
}

/** Takes off the h that Ní, Nic, Uí and Mhic put after the first consonant: Bhriain → Briain. */
function unlenited(word: string): string {
  return word.replace(/^([bcdfgmpst])h/, '$1');
}

/**
 * A given name or any name for comparing: `Mary-Kate` and `Máire Kate` give `marykate` and `mairekate`.
 * Two names that are written alike fold alike; the fold is never shown. Letters of other scripts are kept.
 */
export function foldName(name: string): string {
  return plain(name).replaceAll(' ', '');
}

/**
 * A surname for comparing, with the particles of Irish and Scottish names brought to one form:
 * `O'Brien`, `O’BRIEN`, `O Brien` → `obrien`; `Ó Briain`, `Ní Bhriain`, `Uí Bhriain` → `obriain`;
 * `McDonagh`, `Mac Donagh`, `MacDonagh` → `macdonagh`; `Nic Dhonnchadha`, `Mac Donnchadha` → `macdonnchadha`.
 * English and Irish forms of one name stay different: that is for a person to see.
 */
export function foldSurname(surname: string): string {
  const words = plain(surname).split(' ');
  const [first = '', second, ...rest] = words;
  if (second !== undefined) {
    const tail = rest.join('');
    if (first === 'o') return `o${second}${tail}`;
    if (first === 'ni' || first === 'ui') return `o${unlenited(second)}${tail}`;
    if (first === 'nic' || first === 'mhic') return `mac${unlenited(second)}${tail}`;
    if (first === 'mac' || first === 'mc') return `mac${second}${tail}`;
  }
  return words.join('').replace(/^mc(?=\p{L})/u, 'mac');
}
