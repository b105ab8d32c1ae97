/**
 * A price times a quantity in thousandths, rounded half up to the fen as the host does. The whole units and the rest
 * are taken apart, so that no product is larger than a number holds exactly.
 */
export const timesQuantity = (price: number, quantity: number): number =>
  Math.floor(quantity / 1000) * price + Math.round(((quantity % 1000) * price) / 1000);
