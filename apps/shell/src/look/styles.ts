import '@wadah/plugin-sdk/tokens.css'
import '@wadah/ui/fonts.css'
import '@wadah/ui/base.css'
import './shell.css'
