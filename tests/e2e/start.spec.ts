import { expect, test } from '@playwright/test';
import { serve } from '../tools/serve.js';

test('the built app starts under a sub-path, without an error', async ({ page }) => {
	const server = await serve({ base: '/office/register' });
	const errors: string[] = [];
	page.on('pageerror', (error) => errors.push(error.message));
	page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
	await page.goto(`${server.url}/`);
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Реестр гарантированной/);
	expect(errors).toEqual([]);
	await server.close();
});
