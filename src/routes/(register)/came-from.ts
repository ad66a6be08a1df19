/** How far down the table one was when a row took its place, px: closing the row leads back there. */
export const cameFrom = { scroll: 0 };
