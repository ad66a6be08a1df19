/** Names that a library made up for one visit: counters, hashes, ids of a desktop or a component. */
const GENERATED: readonly RegExp[] = [
	/\d{3,}/u,
	/[0-9a-f]{8}-[0-9a-f]{4}-/iu,
	/(?:^|[-_:])[0-9a-f]{6,}(?:$|[-_:])/iu,
	/[-_:]+\d+(?:$|[-_:])/u,
	/[:«»]r?[0-9a-z]{1,4}[:«»]/u,
	/^(?:ember|ext-gen|yui|zk|gwt|j_id|pv_id|mui|radix|headlessui|rc_select|rc_unique|el-id|react-select|mat-|v-|__bvid|input-?\d|field-?\d)/iu,
	/j_idt?\d/u,
	/ctl\d/u,
	/(?:[a-z]\d|\d[a-z]|[A-Z]\d|\d[A-Z])[a-zA-Z]*\d/u,
	/^[a-z]{1,2}\d+$/iu
];

/** True for an id or name that will be another one at the next visit, as far as one can tell. */
export const looksGenerated = (name: string): boolean =>
	name === '' || name.length > 80 || GENERATED.some((one) => one.test(name));
