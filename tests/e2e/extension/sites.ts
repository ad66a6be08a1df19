import { createServer, type Server } from 'node:http';

/** A page on a port of its own. */
export interface Site {
	url: string;
	origin: string;
	close: () => Promise<void>;
}

/** Serves texts by path under the strict policy that the register has, each on an origin of its own. */
export function site(files: Readonly<Record<string, { type: string; text: string }>>): Promise<Site> {
	const server = createServer((request, response) => {
		const { pathname } = new URL(request.url ?? '/', 'http://localhost');
		const file = files[pathname];
		if (!file) {
			response.writeHead(404).end();
			return;
		}
		response.writeHead(200, {
			'content-type': `${file.type}; charset=utf-8`,
			'content-security-policy':
				"default-src 'none'; script-src 'self'; style-src 'self'; frame-src *; form-action 'self'",
			'cache-control': 'no-store'
		});
		response.end(file.text);
	});
	return new Promise((done, failed) => {
		server.once('error', failed);
		server.listen(0, '127.0.0.1', () => done(standing(server)));
	});
}

function standing(server: Server): Site {
	const address = server.address();
	if (address === null || typeof address === 'string') throw new Error('The server has no port.');
	const origin = `http://localhost:${address.port}`;
	const close = () =>
		new Promise<void>((done) => {
			server.closeAllConnections();
			server.close(() => done());
		});
	return { url: `${origin}/`, origin, close };
}
