const bytes = (text: string): ArrayBuffer => {
  const plain = atob(text.replace(/-/g, '+').replace(/_/g, '/'));
  return Uint8Array.from(plain, one => one.charCodeAt(0)).buffer;
};
const text = (buffer: ArrayBuffer | null | undefined): string =>
  btoa(String.fromCharCode(...new Uint8Array(buffer ?? new ArrayBuffer(0))))
    .replace(/\+/g, '-')
    .replace(/\//g, '_')
    .replace(/=/g, '');

type Id = { id: string };
type Options = {
  challenge: string;
  user?: Id;
  allowCredentials?: Id[];
  excludeCredentials?: Id[];
};

/** The options as the browser takes them: what came as text becomes bytes. */
function ready(options: Options): unknown {
  const withBytes = (ids?: Id[]) =>
    ids?.map(one => ({ ...one, type: 'public-key', id: bytes(one.id) })) ?? [];
  return {
    ...options,
    challenge: bytes(options.challenge),
    ...(options.user ? { user: { ...options.user, id: bytes(options.user.id) } } : {}),
    allowCredentials: withBytes(options.allowCredentials),
    excludeCredentials: withBytes(options.excludeCredentials),
  };
}

async function ceremony(does: string, options: Options): Promise<string> {
  const publicKey = ready(options);
  const made =
    does === 'create'
      ? await navigator.credentials.create({ publicKey: publicKey as PublicKeyCredentialCreationOptions })
      : await navigator.credentials.get({ publicKey: publicKey as PublicKeyCredentialRequestOptions });
  const key = made as PublicKeyCredential;
  const answer = key.response as AuthenticatorAttestationResponse & AuthenticatorAssertionResponse;
  return JSON.stringify({
    id: key.id,
    rawId: text(key.rawId),
    type: key.type,
    response: {
      clientDataJSON: text(answer.clientDataJSON),
      ...(does === 'create'
        ? { attestationObject: text(answer.attestationObject), transports: answer.getTransports?.() ?? [] }
        : {
            authenticatorData: text(answer.authenticatorData),
            signature: text(answer.signature),
            userHandle: answer.userHandle ? text(answer.userHandle) : null,
          }),
    },
  });
}

/** Lets the browser fill in a form with a passkey. Where there are none, the form stays hidden, and what stands in for it is shown. */
export function passkey(box: HTMLElement): void {
  const form = box.querySelector('form');
  const field = form?.querySelector<HTMLInputElement>('[name=answer]');
  if (!form || !field || !window.PublicKeyCredential) return;
  box.hidden = false;
  for (const other of document.querySelectorAll<HTMLElement>('[data-passkey-none]')) other.hidden = true;
  form.addEventListener('submit', async event => {
    if (field.value) return;
    event.preventDefault();
    const said = box.querySelector('[data-passkey-said]');
    try {
      field.value = await ceremony(box.dataset['passkey'] ?? '', JSON.parse(box.dataset['options'] ?? ''));
      form.submit();
    } catch {
      if (said) said.textContent = box.dataset['failed'] ?? '';
    }
  });
}
