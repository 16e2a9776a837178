/* oxlint-disable import/no-unassigned-import -- style sheets have nothing to assign */
import { createRoot } from 'react-dom/client'
import '../src/tokens.css'
import '../src/fonts/fonts.css'
import '../src/base.css'
import './preview.css'
import { themeSchema } from '@wadah/contracts/port'
import { applyLook, type Density } from '../src/theme/theme.ts'
import { BoardPage } from './board-page.tsx'
import { ChartsPage } from './charts-page.tsx'
import { ControlsPage } from './controls-page.tsx'
import { StatesPage } from './states-page.tsx'

const query = new URLSearchParams(location.search)
const theme = themeSchema.catch('gelap').parse(query.get('theme'))
const density = (query.get('density') ?? 'desk') as Density
applyLook(document.documentElement, { theme, density })

const pages = { board: BoardPage, states: StatesPage, charts: ChartsPage, controls: ControlsPage }
const Page = pages[(query.get('page') ?? 'board') as keyof typeof pages]
const root = document.querySelector('#root')
if (root) createRoot(root).render(<Page density={density} locale={query.get('locale') === 'en' ? 'en' : 'id'} />)
