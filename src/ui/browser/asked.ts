type Condition = {
  readonly field: string;
  readonly operator: string;
  readonly value: string | number | boolean;
};
type Rule = { readonly which: 'all' | 'any'; readonly conditions: readonly Condition[] };

/**
 * Opens and closes questions that hang on other answers while a form is filled in. The server writes what they hang on into
 * `data-asked` and leaves a closed question in a `<template>`. Without a script it asks them on the next step.
 */
export function asked(form: HTMLFormElement): void {
  const kept = new Map<Element, DocumentFragment>();
  const look = (): boolean => {
    let moved = false;
    for (const place of form.querySelectorAll<HTMLElement>('[data-asked]')) {
      const open =
        place.firstElementChild !== null && !(place.firstElementChild instanceof HTMLTemplateElement);
      const wanted = rulesOf(place).every(rule => holds(form, rule));
      if (open === wanted) continue;
      moved = true;
      if (wanted) show(place, kept);
      else hide(place, kept);
    }
    return moved;
  };
  // A question that closes may close others: as often as there are any, and no longer.
  const settle = (): void => {
    for (let round = form.querySelectorAll('[data-asked]').length; round > 0 && look(); round -= 1);
  };
  form.addEventListener('input', settle);
  form.addEventListener('change', settle);
  settle();
}

function rulesOf(place: HTMLElement): readonly Rule[] {
  try {
    return JSON.parse(place.dataset['asked'] ?? '[]') as readonly Rule[];
  } catch {
    return [];
  }
}

function show(place: HTMLElement, kept: Map<Element, DocumentFragment>): void {
  const template = place.querySelector<HTMLTemplateElement>(':scope > template');
  const before = kept.get(place) ?? template?.content.cloneNode(true);
  if (before) place.replaceChildren(before);
}

/** What was typed stays with it, should it open again; it is not sent meanwhile. */
function hide(place: HTMLElement, kept: Map<Element, DocumentFragment>): void {
  const away = document.createDocumentFragment();
  away.append(...place.childNodes);
  kept.set(place, away);
}

function holds(form: HTMLFormElement, { which, conditions }: Rule): boolean {
  const one = ({ field, operator, value }: Condition): boolean => {
    const given = answersTo(form, field);
    if (operator === 'exists') return given.length > 0 === value;
    return given.some(text =>
      compare(typeof value === 'number' ? Number(text.replace(',', '.')) : text, operator, value),
    );
  };
  return which === 'all' ? conditions.every(one) : conditions.some(one);
}

/** A reason for having no answer counts only where there is none. */
function answersTo(form: HTMLFormElement, field: string): readonly string[] {
  return new FormData(form)
    .getAll(field)
    .filter(value => typeof value === 'string')
    .map(value => value.trim())
    .filter(value => value !== '');
}

function compare(one: string | number, operator: string, other: string | number | boolean): boolean {
  switch (operator) {
    case '=':
      return one === other;
    case '!=':
      return one !== other;
    case '>':
      return one > other;
    case '<':
      return one < other;
    case '>=':
      return one >= other;
    case '<=':
      return one <= other;
    default:
      return false;
  }
}
