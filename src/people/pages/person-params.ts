import { z } from 'zod';

/** The part of an address that says which person. */
export const personParams = z.object({ personId: z.uuid() });
