import { z } from 'zod';
import { isId } from '../../core/index.ts';
import { mostListed } from '../pages/find-query.ts';

/** The services of a list as they stand in an address: ids with commas between, each once, no more than may be listed. */
export const listInAddress = z
  .string()
  .catch('')
  .default('')
  .transform(text => [...new Set(text.split(',').filter(isId))].slice(0, mostListed));
