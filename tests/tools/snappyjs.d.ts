declare module 'snappyjs' {
	const snappy: {
		/** @throws for bytes that are not snappy's */
		uncompress(compressed: Uint8Array, maxLength?: number): Uint8Array;
		compress(uncompressed: Uint8Array): Uint8Array;
	};
	export default snappy;
}
