# 長い理由: 設定は一枚で見わたせるほうがよい。
"""設定。秘密はデータの置き場（KASANE_VAR）のファイルに置き、コードには書かない。"""

from __future__ import annotations

import contextlib
import datetime as dt
import os
import secrets
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

from kasane.config.database import database_from
from kasane.config.navigation import CASE_TABS, NAVIGATION  # noqa: F401  (画面の枠が読む)

BASE_DIR = Path(__file__).resolve().parent.parent.parent
VAR = Path(os.environ.get("KASANE_VAR", BASE_DIR / "var"))
DEMO = os.environ.get("KASANE_DEMO", "") == "1"
DEBUG = False


def secret(name: str) -> bytes:
    """データの置き場にある鍵。なければつくる（持ち主だけが読める）。同時に始まっても、鍵は一つ。"""
    path = VAR / "keys" / name
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        fresh = path.with_name(f".{name}.{secrets.token_hex(4)}")
        fresh.touch(mode=0o600)
        fresh.write_bytes(secrets.token_hex(32).encode())
        with contextlib.suppress(FileExistsError):  # 先に置かれていれば、それを使う
            path.hardlink_to(fresh)
        fresh.unlink()
    return path.read_bytes()


SECRET_KEY = secret("django.key").decode()
AUDIT_KEY = secret("audit.key")
DRAFT_KEY = secret("draft.key")
AUDIT_LANES = int(os.environ.get("AUDIT_LANES", "8"))
ALLOWED_HOSTS = os.environ.get("KASANE_HOSTS", "127.0.0.1,localhost").split(",")

INSTALLED_APPS = [
    "kasane.kernel",  # 先頭: サインインの頁と欄の形は、借りもののテンプレートより先に見つかる
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "allauth",
    "allauth.account",
    "django_cotton.apps.SimpleAppConfig",  # 読み込みの順は下の TEMPLATES で決める
    "template_partials.apps.SimpleAppConfig",
    "django_htmx",
    "django.forms",
    "kasane.access",
    "kasane.audit",
    "kasane.workflow",
    "kasane.sheets",
    "kasane.agencies",
    "kasane.resources",
    "kasane.cases",
    "kasane.records",
    "kasane.consent",
    "kasane.handoffs",
    "kasane.plans",
    "kasane.consultation",
    "kasane.outreach",
    "kasane.participation",
    "kasane.community",
    "kasane.conferences",
    "kasane.coordination",
    "kasane.reporting",
    "kasane.stewardship",
    "kasane.programme",
    "kasane.desk",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "kasane.kernel.middleware.ClockMiddleware",
    "kasane.kernel.middleware.NoStoreMiddleware",
    "kasane.kernel.middleware.PlainMethodsMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "kasane.agencies.middleware.MemberMiddleware",
    "kasane.audit.looks.LookMiddleware",
    "kasane.audit.refusals.RefusalMiddleware",
]

ROOT_URLCONF = "kasane.config.urls"
WSGI_APPLICATION = "kasane.config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [],
        "APP_DIRS": False,
        "OPTIONS": {
            "loaders": [
                (
                    "template_partials.loader.Loader",
                    [
                        (
                            "django.template.loaders.cached.Loader",
                            [
                                "django_cotton.cotton_loader.Loader",
                                "django.template.loaders.filesystem.Loader",
                                "django.template.loaders.app_directories.Loader",
                            ],
                        )
                    ],
                )
            ],
            "builtins": [
                "django_cotton.templatetags.cotton",
                "template_partials.templatetags.partials",
                "kasane.kernel.templatetags.kasane",
                "kasane.kernel.templatetags.ui",
                "kasane.access.templatetags.access",
            ],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "kasane.kernel.context.frame",
            ],
        },
    }
]
COTTON_DIR = "c"
COTTON_ISOLATE_BY_DEFAULT = True  # 部品は渡されたものと画面の枠だけを見る
FORM_RENDERER = "kasane.kernel.forms.Renderer"

DATABASES = {"default": database_from(os.environ.get("KASANE_DB", ""), VAR / "kasane.sqlite3")}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "agencies.Account"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
ACCOUNT_ADAPTER = "kasane.agencies.accounts.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = "login_name"
ACCOUNT_USER_MODEL_EMAIL_FIELD = None
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_FORMS = {"login": "kasane.kernel.signin.SignInForm"}
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_SESSION_REMEMBER = False
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_LOGOUT_REDIRECT_URL = "/accounts/login/"

LANGUAGE_CODE = "ja"
TIME_ZONE = "Asia/Tokyo"
USE_TZ = True
USE_I18N = True

STATIC_URL = "/static/"
STATIC_ROOT = VAR / "static"
STATIC_ROOT.mkdir(parents=True, exist_ok=True)  # 空でも、ないと whitenoise が知らせを出す
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedStaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True

SESSION_COOKIE_AGE = 9 * 60 * 60
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"  # 端末（クッキー）に文を残さない
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Strict"
CSRF_FAILURE_VIEW = "kasane.kernel.views.csrf_failure"
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
HTTPS = os.environ.get("KASANE_HTTPS", "") == "1"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
if HTTPS:
    SECURE_SSL_REDIRECT = True
    SECURE_HSTS_SECONDS = 63_072_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
        "base-uri": ["'none'"],
        "object-src": ["'none'"],
    }
}

CLOCK_NOW = os.environ.get("KASANE_NOW", "")
if CLOCK_NOW and not DEMO:
    raise ImproperlyConfigured("KASANE_NOW（時計を動かす設定）は見本（KASANE_DEMO=1）のときだけ使えます。")
CLOCK_START = CLOCK_NOW  # kernel.apps が読み、CLOCK_SHIFT（実際の時刻からのずれ）に直す
CLOCK_SHIFT = dt.timedelta(0)

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
