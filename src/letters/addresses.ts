/** An address as lines: by its own line breaks, else by its commas. At most seven. */
export function linesOf(address: string | null | undefined): string[] {
  const text = address?.trim() ?? '';
  if (text === '') return [];
  const lines = text
    .split(text.includes('\n') ? '\n' : ',')
    .map(line => line.trim())
    .filter(line => line !== '');
  return lines.length <= 7 ? lines : [...lines.slice(0, 6), lines.slice(6).join(', ')];
}

/** “Dr Considine” of “Dr Orla Considine”; any other name stays whole, because nothing is known of it. */
export function greetingOf(name: string): string | null {
  const [, title, rest] = /^(An Dr|Dr)\.?\s+(\S.*)$/u.exec(name.trim()) ?? [];
  if (!title || !rest) return null;
  const words = rest.split(/\s+/);
  const from = words.findIndex(word => particles.has(word.toLowerCase()));
  const surname = from >= 0 ? words.slice(from).join(' ') : (words.at(-1) ?? rest);
  return `${title} ${surname}`;
}

/** Words that begin a surname of two words. */
const particles = new Set(['ó', 'ní', 'nic', 'mac', 'uí', 'mhic', 'de', 'van', 'von', 'al', 'el']);

/** Whether what somebody needs to take part speaks of large print. */
export function needsLargePrint(accessNeeds: string | null): boolean {
  return /large[\s-]*(print|type|text|letters)|cló\s+mór|big\s+(print|letters)|1[68]\s*(-\s*)?(pt|point)/i.test(
    accessNeeds ?? '',
  );
}
