import type { Context, Hono } from 'hono';
import { Failure } from '../../../../model/failure.ts';
import type { View, Visitor } from '../page.ts';
import { checkQuery, endpoints } from './endpoints.ts';
import { API_AT, openApi } from './open-api.ts';

type SignedIn = (
  answer: (context: Context, visitor: Visitor) => Promise<Response>,
) => (context: Context) => Promise<Response>;

/** Adds the API and its description. Mistakes are told as JSON too. */
export function addApi(
  app: Hono,
  {
    signedIn,
    viewOf,
    baseOf,
  }: {
    readonly signedIn: SignedIn;
    readonly viewOf: (context: Context, visitor: Visitor) => View;
    readonly baseOf: (context: Context) => string;
  },
): void {
  app.get(
    '/api/openapi.json',
    signedIn(async (context) => context.json(openApi(baseOf(context)))),
  );
  for (const { path, query, answer } of endpoints)
    app.get(
      `${API_AT}${path}`,
      signedIn(async (context, visitor) => {
        context.header('cache-control', 'no-store');
        try {
          const view = viewOf(context, visitor);
          checkQuery(view, { query });
          const found = await answer(view, baseOf(context));
          return found === undefined
            ? context.json({ error: 'There is no such thing on record.' }, 404)
            : context.json(found);
        } catch (error) {
          if (!(error instanceof Failure) || error.code === 'broken') throw error;
          return context.json({ error: error.words }, error.code === 'not-found' ? 404 : 400);
        }
      }),
    );
}
