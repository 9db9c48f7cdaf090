import { nobody } from '../../platform/database/index.ts';
import { emit } from '../../platform/events/index.ts';
import { type SignInDeps, signinActor } from '../signin-actor.ts';
import { perLetter, perPlace, reserveTry, triedAccount } from '../tries/reserve.ts';
import { staffByEmail } from './staff-link.ts';

/**
 * Somebody has lost their password. Whether the address is known or not, the same happens and nobody is told which: an event goes
 * out, and the letter is written later, by the one who hears it. More than three letters an hour are not written.
 */
export async function askReset(
  { database, secret }: SignInDeps,
  input: { readonly programmeId: string; readonly email: string; readonly place: string },
): Promise<void> {
  const { programmeId, email, place } = input;
  await database.within(signinActor(programmeId), async scope => {
    const found = await staffByEmail(scope, email);
    const asking = await reserveTry(scope, triedAccount(secret, 'letters', ''), place, perPlace);
    // Only then: whoever may not ask any more must not use up the letters of somebody else.
    const letter = asking.ok
      ? await reserveTry(scope, triedAccount(secret, 'letter', email), '*', perLetter)
      : asking;
    await emit(scope, { name: 'StaffLinkAsked', subjectId: (letter.ok && found?.id) || nobody });
  });
}
