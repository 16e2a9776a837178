/** Form factors with a layout of their own. */
export const formFactors = ['wall', 'desk', 'tablet', 'phone'] as const
export type FormFactor = (typeof formFactors)[number]

/** Columns of the grid per form factor. */
export const gridColumns: Record<FormFactor, number> = { wall: 12, desk: 12, tablet: 6, phone: 1 }
/** Rows that fill a screen without scrolling; boards may be longer on tablet and phone. */
export const gridRows: Record<FormFactor, number> = { wall: 10, desk: 12, tablet: 12, phone: 12 }

/** Widgets a board may hold at most. */
export const maxPlacements = 60
