import { test as base } from '@playwright/test';
import { serve } from '../../tools/serve.js';

/** A server of the built app, one for each worker; a test that stops a server starts its own. */
export const test = base.extend<object, { served: { url: string } }>({
	served: [
		async ({ browserName: _ }, use) => {
			const server = await serve();
			await use({ url: `${server.url}/` });
			await server.close();
		},
		{ scope: 'worker' }
	]
});
