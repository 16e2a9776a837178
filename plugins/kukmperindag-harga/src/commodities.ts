/** Commodities the plugin follows; their names at PIHPS are config. Apart from the contract, so that a widget does not carry zod. */
export const commodities = ['cabai', 'bawang', 'telur'] as const
export type Commodity = (typeof commodities)[number]
