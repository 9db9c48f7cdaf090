import { systemActor } from '../../platform/database/index.ts';
import { type Route, route } from '../../web/index.ts';
import { openedBy } from '../hooks/key.ts';
import { told } from '../hooks/routes.ts';
import { keepText } from './keep-text.ts';
import { readText } from './read-text.ts';

/**
 * `POST /<programme>/hooks/texts`: a gateway brings texts. 204 when all of them are kept, now or before; 422 when one cannot be read, and
 * then none is, so that a gateway that is set up wrongly is noticed.
 */
export function textHook(hookKey: string | null): Route {
  return route({
    method: 'post',
    path: '/:programme/hooks/texts',
    door: 'visitor',
    keyed: openedBy(hookKey),
    form: told,
    async handle(ask) {
      const texts = ask.form.map(readText);
      if (texts.some(text => text === null)) return ask.c.json({ error: 'does_not_fit' }, 422);
      await ask.withinAs(systemActor(ask.programme.id), async scope => {
        for (const text of texts) if (text) await keepText(scope, text);
      });
      return ask.c.body(null, 204);
    },
  });
}
