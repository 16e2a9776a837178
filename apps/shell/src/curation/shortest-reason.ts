/** Letters below which a reason is none. */
export const shortestReason = 5
