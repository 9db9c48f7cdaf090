import type { Locator, Page } from 'playwright-core';

/** What is typed and ticked, by field name. A list ticks several boxes. */
export type Fields = Readonly<Record<string, string | readonly string[]>>;

/** The three fields of a day. */
export function day(name: string, date: Temporal.PlainDate): Fields {
  return {
    [`${name}-day`]: String(date.day),
    [`${name}-month`]: String(date.month),
    [`${name}-year`]: String(date.year),
  };
}

/** The form that is sent to an address ending so. */
export function formTo(page: Page, action: string): Locator {
  return page.locator(`form[action$="${action}"]`).first();
}

/** Fills a form as a person would: opens what is folded, types, ticks, chooses. */
export async function fillIn(form: Locator, fields: Fields): Promise<void> {
  for (const [name, value] of Object.entries(fields)) {
    for (const one of typeof value === 'string' ? [value] : value) await answer(form, name, one);
  }
}

async function answer(form: Locator, name: string, value: string): Promise<void> {
  const named = form.locator(`[name="${name}"]:not([type=hidden])`).first();
  await unfold(named);
  const kind = await named.evaluate(field => `${field.tagName} ${field.getAttribute('type') ?? ''}`);
  if (/radio|checkbox/.test(kind)) {
    const box = form.locator(`[name="${name}"][value="${value}"]`);
    await unfold(box);
    await box.check({ force: true });
  } else if (kind.startsWith('SELECT')) await named.selectOption(value);
  else await named.fill(value);
}

async function unfold(field: Locator): Promise<void> {
  const closed = field.locator('xpath=ancestor::details[not(@open)]');
  for (let left = await closed.count(); left > 0; left -= 1) {
    await closed.first().locator('> summary').click();
  }
}

/** Presses a button and waits for the page it leads to. @returns its status */
export async function press(page: Page, button: Locator): Promise<number> {
  await unfold(button);
  const [response] = await Promise.all([page.waitForNavigation(), button.click()]);
  return response?.status() ?? 0;
}

/** Fills the form and presses its button, the first one unless its words are given. @returns the next page's status */
export async function send(page: Page, action: string, fields: Fields = {}, words?: string): Promise<number> {
  const form = formTo(page, action);
  await fillIn(form, fields);
  const buttons = form.locator('button:not([type=button])');
  return press(page, words ? buttons.filter({ hasText: words }).first() : buttons.first());
}
