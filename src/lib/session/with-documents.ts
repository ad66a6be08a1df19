import { isDocumentMessage } from '#lib/sync/documents/messages.js';
import type { Transport } from '#lib/sync/transports/port.js';
import type { DocumentDesk } from './documents-desk.svelte.js';

/** A line that carries documents beside the parcels of records: each message goes to whom it is for. */
export const withDocuments = (transport: Transport, documents: DocumentDesk): Transport => ({
	kind: transport.kind,
	open: (events) =>
		transport.open({
			parcel: (bytes) => (isDocumentMessage(bytes) ? documents.hear(bytes) : events.parcel(bytes)),
			state: (state) => {
				events.state(state);
				if (state.kind === 'open') documents.lineOpened(async (message) => (await transport.send(message)).ok);
				else if (state.kind !== 'opening') documents.lineEnded();
			},
			forgot: () => events.forgot()
		}),
	send: (parcel) => transport.send(parcel),
	close: async () => {
		documents.lineEnded();
		await transport.close();
	}
});
