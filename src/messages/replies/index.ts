export { type AskDeps, askOf } from './ask-of.ts';
export { isEmergency, type Meaning, meanings, type ReplyAbout, readReply } from './read-reply.ts';
export { type CameIn, type Understanding, understandReply } from './understand-reply.ts';
