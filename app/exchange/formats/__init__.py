"""The formats that can be recognised, each a module with its headers and its way to build rows."""

from app.exchange.formats.alipay_bill import ALIPAY_BILL, ALIPAY_BUSINESS_BILL
from app.exchange.formats.bank_bills import CMB_BILL, ICBC_BILL
from app.exchange.formats.consigncloud_accounts import CONSIGNCLOUD_ACCOUNTS
from app.exchange.formats.consigncloud_items import CONSIGNCLOUD_ITEMS
from app.exchange.formats.consigncloud_sales import CONSIGNCLOUD_SALES
from app.exchange.formats.genie_items import GENIE_ITEMS
from app.exchange.formats.shopify_orders import SHOPIFY_ORDERS
from app.exchange.formats.shopify_products import SHOPIFY_PRODUCTS
from app.exchange.formats.wechat_bill import WECHAT_BILL

BILL_FORMATS = (WECHAT_BILL, ALIPAY_BILL, ALIPAY_BUSINESS_BILL, CMB_BILL, ICBC_BILL)
FORMATS = (
    CONSIGNCLOUD_ITEMS,
    CONSIGNCLOUD_ACCOUNTS,
    CONSIGNCLOUD_SALES,
    GENIE_ITEMS,
    SHOPIFY_PRODUCTS,
    SHOPIFY_ORDERS,
)
