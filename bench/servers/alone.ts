// Hono with one page and nothing else: what memory is compared with.
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { answerUsage } from './answer.ts';

const app = new Hono().get('/*', c => c.html('<!doctype html><title>Alone</title><p>Nothing else.</p>'));
serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) => answerUsage(port));
