/** The policy of a file that a plugin brought: opened as a page (an SVG is one) it has no origin, runs nothing and fetches nothing. */
export const filePolicy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'none'; sandbox"
