/** An icon that a category may have: its bootstrap-icons name, what to call it, and what else one may search for. */
export interface IconChoice {
  icon: string;
  label: string;
  words: string;
}

/** One line per icon: its name, its label, and words to find it by. */
const CHOICES = `
cup-hot | Hot drink | coffee tea cafe breakfast food
fork-knife | Fork and knife | restaurant eating out dinner lunch food
basket | Basket | groceries supermarket food shopping
cart | Shopping cart | groceries supermarket market
egg-fried | Fried egg | breakfast cooking kitchen food
cup-straw | Drink with a straw | juice soda takeaway fast food bar
cake2 | Cake | bakery birthday party sweets
cookie | Cookie | snack sweets bakery
bag | Bag | shopping clothes
handbag | Handbag | clothes fashion accessories
bag-heart | Bag with a heart | gifts shopping favourite
shop | Shop | store market retail
gift | Gift | present birthday christmas
box-seam | Parcel | delivery online post household
gem | Gem | jewellery luxury beauty
sunglasses | Sunglasses | fashion accessories summer
smartwatch | Watch | gadget electronics
scissors | Scissors | hairdresser barber beauty craft
house-door | House | home rent mortgage housing
house | Home | house rent mortgage
house-heart | House with a heart | home family care
building | Building | apartment flat rent office
door-open | Door | rent moving
lamp | Lamp | furniture furnishing home
tools | Tools | repairs maintenance diy
wrench | Wrench | repairs maintenance garage
hammer | Hammer | renovation building diy
paint-bucket | Paint bucket | renovation decorating
recycle | Recycling | waste rubbish environment
lightning-charge | Lightning | electricity power energy utilities
lightbulb | Light bulb | electricity power energy
plug | Plug | electricity charging appliances
thermometer-half | Thermometer | heating gas temperature
fire | Flame | heating gas barbecue
droplet | Drop | water utilities
water | Waves | water swimming sea pool
wifi | Wi-Fi | internet broadband
router | Router | internet broadband network
phone | Phone | mobile smartphone
phone-vibrate | Ringing phone | mobile subscription
telephone | Telephone | landline calls
tv | Television | tv streaming subscription
car-front | Car | vehicle driving
fuel-pump | Fuel pump | petrol gas diesel
ev-station | Charging station | electric car
bus-front | Bus | public transport commute
train-front | Train | railway public transport commute
train-lightrail-front | Tram | light rail metro subway underground public transport
bicycle | Bicycle | bike cycling sport
scooter | Scooter | moped sharing
taxi-front | Taxi | cab ride
truck-front | Truck | moving delivery lorry
p-circle | Parking | car toll
signpost-2 | Signpost | toll directions hiking
airplane | Aeroplane | flight travel holiday vacation
suitcase | Suitcase | travel luggage holiday hotel
globe | Globe | world travel abroad
map | Map | travel trip
compass | Compass | travel adventure
geo-alt | Pin | place location
passport | Passport | visa documents travel
backpack | Backpack | school hiking travel
camera | Camera | photos hobby
tree | Tree | nature garden park
snow | Snowflake | winter skiing
umbrella | Umbrella | insurance beach rain
ticket-perforated | Ticket | concert event theatre entrance
heart-pulse | Heartbeat | health doctor fitness
hospital | Hospital | clinic doctor health
capsule | Capsule | pharmacy medicine pills
prescription2 | Prescription | pharmacy medicine
bandaid | Plaster | first aid pharmacy
clipboard2-pulse | Health record | doctor dentist check-up
eyeglasses | Glasses | optician
person-wheelchair | Wheelchair | care disability
person-walking | Walking | fitness sport hiking
heart | Heart | donations charity love care
people | People | family friends social
person | Person | personal self
person-hearts | Person with hearts | partner children family care
emoji-smile | Smile | fun children pocket money
balloon | Balloon | children party
balloon-heart | Balloon with a heart | wedding party valentine
feather | Feather | pets birds animals
flower1 | Flower | garden plants
flower2 | Tulip | garden plants florist
film | Film | cinema movies entertainment
camera-reels | Film camera | cinema movies video
controller | Controller | games gaming
joystick | Joystick | games arcade
dice-5 | Die | games gambling lottery
puzzle | Puzzle | games toys hobby
music-note | Note | music
music-note-beamed | Notes | music concert streaming
headphones | Headphones | music podcasts
mic | Microphone | karaoke podcasts
vinyl | Record | music vinyl
book | Book | reading books education
newspaper | Newspaper | news magazine subscription
journal | Notebook | stationery diary
palette | Palette | art craft hobby
basket2 | Hamper | groceries laundry picnic
screwdriver | Screwdriver | repairs assembly diy
easel | Easel | art painting classes
trophy | Trophy | sport club competition
stopwatch | Stopwatch | sport gym fitness
life-preserver | Lifebuoy | swimming emergency
flag | Flag | goals golf
stars | Stars | extras luxury
star | Star | favourites other
mortarboard | Graduation cap | education school university courses
pencil | Pencil | school stationery office
briefcase | Briefcase | work business job
laptop | Laptop | computer electronics work
pc-display | Computer | electronics hardware
printer | Printer | office copies
envelope | Envelope | post stamps letters
calendar3 | Calendar | events bookings
file-text | Document | paperwork fees notary
clipboard | Clipboard | lists paperwork
calculator | Calculator | taxes accounting
percent | Percent | taxes interest discount
bank | Bank | taxes fees museum government
bank2 | Bank building | loan mortgage court
credit-card | Credit card | debt payments fees
cash-coin | Money | cash withdrawal
cash-stack | Banknotes | cash salary income
coin | Coin | money change tips
piggy-bank | Piggy bank | savings
piggy-bank-fill | Full piggy bank | savings investment
wallet2 | Wallet | money pocket
safe | Safe | savings deposit
graph-up | Rising line | investment stocks
currency-exchange | Currency exchange | money abroad fees
receipt | Receipt | bills invoices
shield-check | Shield | insurance security
repeat | Repeat | subscriptions recurring memberships
hourglass-split | Hourglass | instalments waiting
tag | Tag | sale other
tags | Tags | sale labels other
bell | Bell | reminders service
key | Key | rent locksmith
question-circle | Question mark | unknown unsorted
three-dots | Dots | other miscellaneous
`;

export const ICON_CHOICES: readonly IconChoice[] = CHOICES.trim()
  .split('\n')
  .map((line) => {
    const [icon = '', label = '', words = ''] = line.split('|').map((part) => part.trim());
    return { icon, label, words };
  });

/** Those that have every word of `query` at the beginning of a word of theirs; all without a query. */
export function findIcons(query: string): IconChoice[] {
  const wanted = wordsOf(query);
  return ICON_CHOICES.filter(({ icon, label, words }) => {
    const own = wordsOf(`${icon} ${label} ${words}`);
    return wanted.every((word) => own.some((one) => one.startsWith(word)));
  });
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\d]+/gu) ?? [];
}
