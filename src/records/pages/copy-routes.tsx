import { z } from 'zod';
import type { Letters } from '../../letters/index.ts';
import {
  BackLink,
  choice,
  document,
  ErrorSummary,
  type FieldErrors,
  StaffLayout,
  type Typed,
} from '../../ui/index.ts';
import { type Route, route, showAgain } from '../../web/index.ts';
import { draftPackage, keepPackage, packed, takePackage } from '../access/make-package.ts';
import { closeRequest, extendRequest } from '../access/request-copy.ts';
import { closedWays } from '../access/store.ts';
import { entryOf } from '../access/unpack.ts';
import { type RequestAsk, recordOf, requestParams } from './review.tsx';

const door = ['coordinator'] as const;

async function choose(ask: RequestAsk, _typed: Typed | null, errors: FieldErrors | null) {
  const { view } = ask;
  const { t } = view;
  return document(
    <StaffLayout view={view} title={t('records.copies.title')} current="records" frame="narrow">
      <div class="stack">
        <ErrorSummary view={view} errors={errors} />
        <h1>{t('records.copies.title')}</h1>
        <BackLink href={`/records/copies/${ask.params.requestId}`}>{t('records.package.title')}</BackLink>
      </div>
    </StaffLayout>,
  );
}

/** Makes, hands out and ends copies. @param letters the printer that main made */
export function copyRoutes(letters: Letters): readonly Route[] {
  const make = route({
    method: 'post',
    path: '/records/copies/:requestId/package',
    door,
    params: requestParams,
    stepUp: true,
    async handle(ask) {
      const { record } = await recordOf(ask);
      const draft = await ask.within(scope => draftPackage(scope, ask.params.requestId, record));
      const file = await packed(draft, await letters.pdf(draft.document));
      return ask.commit(async scope => {
        await keepPackage(scope, draft, file);
        return { to: `/records/copies/${ask.params.requestId}`, flash: { key: 'records.package.made_done' } };
      });
    },
  });
  const take = route({
    method: 'get',
    path: '/records/copies/:requestId/package.tar',
    door,
    params: requestParams,
    stepUp: true,
    async handle(ask) {
      const file = await ask.within(scope => takePackage(scope, ask.params.requestId));
      return ask.file(file, 'application/x-tar', 'record.tar');
    },
  });
  const read = route({
    method: 'get',
    path: '/records/copies/:requestId/record.pdf',
    door,
    params: requestParams,
    stepUp: true,
    async handle(ask) {
      const file = await ask.within(scope => takePackage(scope, ask.params.requestId));
      return ask.file(await entryOf(file, 'record.pdf'), 'application/pdf', 'record.pdf');
    },
  });
  const close = route({
    method: 'post',
    path: '/records/copies/:requestId/close',
    door,
    params: requestParams,
    form: z.object({ why: choice(closedWays, 'ui.errors.choice') }),
    handle: ask =>
      ask.commit(async scope => {
        await closeRequest(scope, { ...ask.params, ...ask.form });
        return { to: '/records/copies', flash: { key: 'records.close.done' } };
      }),
    again: showAgain(choose),
  });
  const extend = route({
    method: 'post',
    path: '/records/copies/:requestId/extend',
    door,
    params: requestParams,
    form: z.object({ more: choice(['complex', 'many_requests'], 'ui.errors.choice') }),
    handle: ask =>
      ask.commit(async scope => {
        await extendRequest(scope, { requestId: ask.params.requestId, why: ask.form.more });
        return { to: `/records/copies/${ask.params.requestId}` };
      }),
    again: showAgain(choose),
  });
  return [make, take, read, close, extend];
}
