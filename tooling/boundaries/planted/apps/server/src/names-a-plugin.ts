export const special = 'opd.topic'
