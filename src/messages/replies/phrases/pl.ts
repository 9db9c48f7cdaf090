import type { Phrases } from './phrases.ts';

/** Polish. */
export const pl: Phrases = {
  yes: `tak; tak tak; tak jest; jasne; oczywiście; pewnie; dobrze; dobra; okej; w porządku; spoko; super; świetnie; zgoda; zgadzam się
    potwierdzam {obecność|wizytę|spotkanie|termin|przyjście|udział|że będę|że przyjdę|}; potwierdzone; potwierdzenie; {ja|} będę {na pewno|na czas|tam|obecny|obecna|na spotkaniu|punktualnie|o czasie|}; tak będę; {ja|} przyjdę {na pewno|na spotkanie|punktualnie|}
    przyjadę; stawię się; do zobaczenia {wtedy|na miejscu|}; widzimy się {wtedy|}; pasuje {mi|}; termin {mi|} pasuje; odpowiada mi {ten termin|}; termin mi odpowiada; może być; nie ma {problemu|sprawy}; bez problemu; na pewno {będę|przyjdę|}; chętnie {przyjdę|}; jak najbardziej; z przyjemnością {przyjdę|}`,
  ok: 'oki',
  cannot: `nie; nie nie; {ja|} nie {mogę|dam rady|będę mogła|będę mógł|będę w stanie|uda mi się} {przyjść|być|przyjechać|dotrzeć|się stawić|wziąć udziału|} {jutro|dziś|dzisiaj|na spotkanie|}
    {ja|} nie {przyjdę|będę|przyjadę|zdążę|stawię się|dotrę|dojadę} {jutro|dziś|dzisiaj|na spotkanie|}; nie {pasuje|odpowiada} {mi|} {ten termin|}; termin {mi|} nie {pasuje|odpowiada}; nie mam {czasu|możliwości przyjść|jak przyjść}; nie tym razem; nie {jutro|dzisiaj}`,
  cancel: `{muszę|chcę|chciałbym|chciałabym|proszę} {odwołać|przełożyć|przesunąć|zmienić} {wizytę|spotkanie|termin|}; odwołuję {wizytę|spotkanie|}; odwołać; proszę o {odwołanie|przełożenie|przesunięcie|zmianę} {wizyty|spotkania|terminu|}; rezygnuję z {wizyty|spotkania}; {proszę o|poproszę o} inny termin; inny termin`,
  call: `{zadzwoń|zadzwońcie|dzwoń|dzwonić|zadzwonić|oddzwoń|oddzwonić|oddzwońcie} {do mnie|}; proszę o {telefon|kontakt|rozmowę|oddzwonienie|kontakt telefoniczny}; niech {pani|pan|ktoś} {do mnie|} zadzwoni {do mnie|}
    {czy|} {może|mogłaby|mógłby|możecie|mogą} {pani|pan|państwo|ktoś|} {do mnie|} {zadzwonić|oddzwonić} {do mnie|}; {chcę|chciałbym|chciałabym|wolę|muszę} {porozmawiać|rozmawiać} {z panią|z kimś|przez telefon|}; telefon; poproszę telefon; wolę {telefon|rozmowę}; kontakt telefoniczny; zadzwoni pani`,
  stop: `wypisz {mnie|}; wypiszcie mnie; wypisuję się; proszę {mnie|} wypisać; proszę nie {pisać|wysyłać|przysyłać} {mi|do mnie|} {więcej|} {smsów|sms|wiadomości|smsy|} {więcej|już|}; nie {chcę|życzę sobie} {więcej|już|} {smsów|wiadomości|sms|tych wiadomości|tych smsów} {więcej|już|}
    nie {pisz|wysyłaj|piszcie|wysyłajcie|przysyłajcie} {do mnie|mi|} {więcej|już|} {smsów|wiadomości|sms|}; {przestań|przestańcie|proszę przestać} {pisać|wysyłać} {smsy|wiadomości|do mnie|mi smsy|}; koniec {smsów|wiadomości|z smsami}; {usuń|usuńcie|proszę usunąć} {mój numer|mnie z listy}; zatrzymaj {smsy|wiadomości|}; rezygnuję z {smsów|wiadomości}; żadnych {smsów|wiadomości} więcej; stop {smsy|smsom|wiadomości|wiadomościom}`,
  start: `wznów {smsy|wiadomości|}; zacznij {od nowa|znowu|ponownie|}; wznowić {smsy|wiadomości|}; proszę {wznowić|znowu wysyłać|znów wysyłać|ponownie wysyłać} {mi|} {smsy|wiadomości|}; {chcę|chciałbym|chciałabym} {znowu|znów|ponownie|} {dostawać|otrzymywać} {smsy|wiadomości|przypomnienia} {znowu|znów|ponownie|}
    {smsy|wiadomości|przypomnienia} {znowu|ponownie|znów}; zapisz mnie {znowu|ponownie|z powrotem|}; {możecie|proszę} {znowu|znów|} {do mnie|} pisać {do mnie|} {znowu|znów|}; {wysyłaj|wysyłajcie} {mi|} {smsy|wiadomości|} {znowu|ponownie|znów}; {włącz|włączcie} {smsy|wiadomości} {ponownie|znowu|}; start {smsy|wiadomości|smsów}`,
  regret: 'przepraszam {bardzo|}; bardzo przepraszam; niestety; przykro mi; bardzo mi przykro; sorki',
  filler: `proszę; poproszę; dziękuję; dziekuje; dzięki {wielkie|bardzo|}; dziękuję {bardzo|za przypomnienie|za informację|za wiadomość}; bardzo dziękuję; dzięki za {przypomnienie|informację|wiadomość}; dzień dobry; dobry; dobry wieczór; witam; cześć; hej; pozdrawiam; miłego dnia; do widzenia; pani; pana; państwa; i; serdecznie; pozdrowienia`,
};
