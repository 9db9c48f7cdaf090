import type { Transporter } from 'nodemailer';

/** One e-mail as it leaves: already written, nothing is decided any more. */
export type Mail = {
  /** Stays the same however often it is tried, so that a mail server can know it again. */
  readonly messageId: string;
  readonly from: { readonly name: string; readonly address: string };
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly lang: string;
  readonly attachment: { readonly name: string; readonly bytes: Uint8Array } | null;
};

/** What a mail server made of it: taken, refused for good (5xx), try again (4xx); or it was not there to ask. */
export type MailFate = 'taken' | 'refused' | 'later' | 'away';

export type Mailer = {
  send(mail: Mail): Promise<MailFate>;
  close(): void;
};

export type MailerOptions = {
  /** Milliseconds a mail server may be silent before it counts as not reached. */
  readonly patience?: number;
  /** Milliseconds for all of one mail: a server that lets fall one letter at a time is never silent. */
  readonly most?: number;
};

/**
 * Hands e-mails to a mail server by SMTP.
 * @param url `smtp://…` or `smtps://…` with user and password where the server asks for them
 * @example const mailer = makeMailer('smtp://localhost:2525'); await mailer.send(mail); // 'taken'
 */
export function makeMailer(url: string, options: MailerOptions = {}): Mailer {
  const { patience = 15_000, most = 4 * patience } = options;
  let opening: Promise<Transporter> | null = null;
  // Many installations send no mail, or little: its eight megabytes are loaded with the first one.
  const open = async (): Promise<Transporter> => {
    const { createTransport } = await import('nodemailer');
    return createTransport({
      url,
      connectionTimeout: patience,
      greetingTimeout: patience,
      socketTimeout: patience,
      disableFileAccess: true,
      disableUrlAccess: true,
    });
  };
  return {
    async send(mail) {
      opening ??= open();
      const transport = await opening;
      try {
        // Tears the line down when it is over, so that a slow server holds nothing.
        const end = { signal: AbortSignal.timeout(most) };
        await transport.sendMail({
          ...end,
          messageId: mail.messageId,
          from: mail.from,
          to: { name: '', address: mail.to },
          subject: mail.subject,
          text: mail.text,
          headers: { 'Content-Language': mail.lang, 'Auto-Submitted': 'auto-generated' },
          attachments: mail.attachment
            ? [
                {
                  filename: mail.attachment.name,
                  content: Buffer.from(mail.attachment.bytes),
                  contentType: 'application/pdf',
                },
              ]
            : [],
        });
        return 'taken';
      } catch (error) {
        return fateOf(error);
      }
    },
    close: () =>
      void opening?.then(
        transport => transport.close(),
        () => undefined,
      ),
  };
}

/** 5xx to the address or the message is an answer; everything else (silence, sign-in, 4xx) may pass. */
function fateOf(error: unknown): MailFate {
  const { responseCode = 0, code } = error as { responseCode?: number; code?: string };
  const answered = code === 'EENVELOPE' || code === 'EMESSAGE';
  if (answered && responseCode >= 500) return 'refused';
  return responseCode > 0 ? 'later' : 'away';
}
