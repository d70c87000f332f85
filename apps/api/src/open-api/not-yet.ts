/** The code by which it is told of them. */
export const NOT_AVAILABLE_YET = 'NOT_AVAILABLE_YET';

/** Endpoints of the reference that are still to come. */
export const NOT_YET = [
  'optionsorder',
  'optionsmultiorder',
  'placegttorder',
  'modifygttorder',
  'cancelgttorder',
  'gttorderbook',
  'optionsymbol',
  'optiongreeks',
  'multioptiongreeks',
  'optionchain',
  'syntheticfuture',
] as const;
