export { deliverNow, type Errand, type Jobs, type Listener, type Routine, startJobs } from './jobs.ts';
export { dispatchWaiting, emit, type HedgerowEvent } from './outbox.ts';
