import type { Phrases } from './phrases.ts';

/** English, as it is texted in Ireland and Britain. */
export const en: Phrases = {
  yes: `:yes:
    yes; yea; yeah; yep; yup; ya; yah; yeh; ye; y; yis; aye; yes yes; yess
    yes i {am|will|can|do|will be|will come|can come}; i {will|shall|can} {come|be there|attend|make it|be in|be along}
    i {will|can}; ill {be there|come|make it|attend|be in|be along|see you {then|there}|be there for sure}
    {im|i am} {coming|going|attending|on for it|good to go}; coming; attending; count me in; {will|be|ill be|i will be} there; will be there
    see {you|ye|ya|u} {then|there|soon|all}; see {you|ye|ya|u}; c u {then|there|}; cu {then|there}; will see you {then|there|}
    looking forward {to it|to seeing you|to that|to meeting you|}; {that is|thats|its|it is|all} {grand|fine|great|perfect|good|ok|lovely|sound|super}
    {that|it|this} {suits|suits me|works|works for me|is fine|will be fine|will do|is grand}; works for me; suits me {fine|}
    grand {so|job|stuff|}; perfect; great; lovely; super; sound; brilliant; fine; sure {thing|}; of course; certainly; definitely; definatly; definately; deffo; absolutely
    for sure; will do; no {problem|problems|bother|worries|probs|prob|bothers|problem at all|bother at all}; np; not a {bother|problem}
    confirm; confirmed; i confirm; confirming; i can confirm; right so; right you are; alright; all right; allright; all good; happy days; thumbs up`,
  ok: 'ok; okay; okey; oki; okie; k; kk; oke',
  cannot: `no; nope; nah; naw; noo; not this time; not {today|tomorrow}
    {i|we|no i|} {cant|cannot|can not|canot|couldnt|wont be able to|will not be able to|am not able to|wouldnt be able to|am unable to|wont manage to} {come|make it|attend|go|be there|get there|be in|get in|make that|make this|do it|do that|come in|meet you|keep the appointment|make the appointment|make the meeting|come along} {today|tomorrow|this time|this week|then|}
    {im|not|unable|im not able|im unable|not able} {able|} {to|} {come|make it|attend|be there} {today|tomorrow|}
    i {cant|cannot|wont}; cant; cannot; {i|} wont {make it|be there|be coming|be in|come|be going|be able|manage it|be able to} {today|tomorrow|}
    {im|i am|} not {coming|going|available|free|able|attending|going to make it|gonna make it|going to be there} {today|tomorrow|}; i will not {come|be there|be coming|make it}
    {that|it|the time|} {doesnt|does not|dont|wont} {suit|work|work out} {me|for me|}; unavailable`,
  cancel: `cancel {it|my appointment|the appointment|my meeting|the meeting|}; {i|} {have to|need to|must|want to|would like to|wish to} {cancel|postpone|rearrange|reschedule|change} {it|the appointment|my appointment|the meeting|the time|}
    id like to {cancel|postpone|rearrange|reschedule} {it|}; postpone {it|}; rearrange {it|}; reschedule {it|}`,
  call: `:call:; call {me|} {back|} {please|asap|today|tomorrow|later|}; ring {me|} {back|} {please|asap|today|tomorrow|later|}; phone me {back|}; phone; callback; call back
    {can you|could you|would you|will you|} {please|} give {me|us} a {call|ring|bell|shout|buzz|phone call} {back|}; {can|could|would|will} {you|ye|someone|somebody|anyone} {please|pls|} {call|ring|phone} {me|} {back|} {please|}
    {can|could|may} i {get|have} a {call|ring|phone call|call back}; {i|} need {a call|to talk|to speak to someone|to talk to you|to talk to someone|you to call me|you to ring me}
    {i|} want {a call|to talk|to talk to you|you to ring me|you to call me}; {i would|id|i} {like|prefer} {a call|a phone call|you to call me|you to ring me|to talk|to talk to someone}
    talk to me; contact me; get in touch; a call; {please|} have {someone|somebody} {call|ring} me`,
  stop: `stop {all|it|now|please|}; stopall; stopp; unsubscribe; unsubscribe me; opt out; optout; quit; end
    stop {texting|texting me|messaging|messaging me|the texts|texts|these texts|these messages|sending me texts|sending me messages|sending texts|sending messages|sending these|messages|the messages|text messages|contacting me by text|contacting me|my texts|the reminders|reminders} {now|}
    no more {texts|messages|text messages|reminders|of these texts|of these messages}; {dont|do not|never} {text|message|txt} me {again|any more|anymore|no more|}
    {dont|do not} send {me|} {any more|anymore|more|any|} {texts|messages|text messages|reminders|of these}; {i|} {dont|do not} want {any more|more|any|these|your|to get|to get any|} {texts|messages|text messages|reminders} {any more|anymore|from you|}
    take me off {the|your|this} {list|text list|texts}; remove {me|my number} from {the|your|this} list; remove my number; delete my number; remove me`,
  start: `start {the texts again|the messages again|again|texts|the texts|texts again|messages|messages again|texting|texting me|texting me again|sending me texts again|sending texts again|}; unstop; restart {texts|messages|the texts|}; resume {texts|messages|the texts|}
    text me {again|}; {send|start sending} me {texts|messages|the texts|reminders|the reminders} {again|}; {i|} {want|would like} {texts|the texts|your texts|messages|reminders|to get texts|to get the texts} {again|back}
    id like {texts|the texts|messages|reminders|to get texts} {again|back}; subscribe {me|} {again|}; opt in; optin; resubscribe; turn {texts|the texts|messages|reminders} {back|} on {again|}
    put me back on {the|your} {list|texts}; {texts|messages|reminders} again; {texts|messages|reminders} on; you can text me {again|}; begin again; sign me up again`,
  regret: `sorry; im sorry; i am sorry; so sorry; really sorry; very sorry; apologies; my apologies; unfortunately; im afraid; i am afraid; afraid; sadly; sorry about that; sorry for the late notice; sorry for the short notice`,
  filler: `:kind:; please; pls; plz; thanks; thank you; thank u; thankyou; thx; tnx; ta; cheers; many thanks; thanks {a million|a mill|a lot|a bunch|very much|so much|again}; thank you {very much|so much|again}
    {thanks|thank you|thx} for {the reminder|reminding me|letting me know|the text|that|the message|your text|your message}; hi; hello; hiya; hey; hi there; hello there; good {morning|evening|afternoon|day}; morning
    bye; bye bye; god bless; x; xx; xo; regards; kind regards; best wishes; best; and; so; well; oh; ah; indeed; take care; just got this; got it; to confirm`,
};
